"""Reports of money: what there is, and what a file would change."""

from reports.balances import effect, poster, rakenskapsar, ram, saldo

__all__ = ["effect", "poster", "rakenskapsar", "ram", "saldo"]
