"""Reports of money: what there is, and what a file would change."""

from reports.balances import effect, oversikt, poster, prognos, rakenskapsar, ram, saldo

__all__ = ["effect", "oversikt", "poster", "prognos", "rakenskapsar", "ram", "saldo"]
