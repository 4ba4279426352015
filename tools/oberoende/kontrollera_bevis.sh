#!/usr/bin/env bash
# Prövar ett bevis (c2sp.org/tlog-proof@v1) med bara bash, coreutils och openssl 3.
#   bash kontrollera_bevis.sh BEVIS NYCKLAR    (NYCKLAR: en vkey per rad, som ni fått på annan väg)
# Slutkod 0 GODKÄND, 1 UNDERKÄND, 2 oläst. Liggarens signatur prövas; medunderskrifter prövar main.go.
set -euo pipefail; export LC_ALL=C
nej() { printf 'UNDERKÄND: %s\n' "$1"; exit 1; }
oklart() { printf 'Går inte att läsa: %s\n' "$1" >&2; exit 2; }
[ $# = 2 ] || oklart 'ange BEVIS NYCKLAR'
for fil in "$1" "$2"; do [ -f "$fil" ] && [ -r "$fil" ] || oklart "$fil"; done
openssl version 2>/dev/null | grep -q '^OpenSSL [3-9]' || oklart 'openssl 3 eller senare saknas'
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
sha() { openssl dgst -sha256 -binary; }; hex() { od -An -v -tx1 "$@" | tr -d ' \n'; }
avkodad() { # $1 i base64 till filen $2 om den är skriven på det enda sättet och har $3 byte (0: hur många som helst)
  printf %s "$1" | base64 -d >"$2" 2>/dev/null && [ "$(base64 -w0 "$2")" = "$1" ] &&
    { [ "$3" = 0 ] || [ "$(wc -c <"$2")" -eq "$3" ]; }
}
mapfile -t rad <"$1"; tal='(0|[1-9][0-9]{0,14})'
printf '%s\n' "${rad[@]}" | cmp -s - "$1" || nej 'filen är ingen text med hela rader'
[[ ${rad[0]} == 'c2sp.org/tlog-proof@v1' && ${rad[1]-} == 'extra '* && ${rad[2]-} =~ ^index\ $tal$ ]] ||
  nej 'filen är inget bevis med en händelse i extra'
nr=${BASH_REMATCH[1]}
avkodad "${rad[1]#extra }" "$t/handelse" 0 || nej 'händelsen går inte att läsa'
IFS= read -rd '' post <"$t/handelse" || : # den ska bara kunna läsas på ett sätt: med ett nr, på sin plats
form='^\{"aggregat":"([^"\]|\\.)*","data":\{.*\},"nr":'$nr',"typ":"([^"\]|\\.)*","version":[1-9][0-9]*\}$'
[[ $post =~ $form && ${post#*'"nr":'} != *'"nr":'* && ${post//\\\\/} != *'\u'* && $post != *[[:cntrl:]]* &&
  ${#post} -eq $(wc -c <"$t/handelse") ]] || nej "händelsen har inte sina fält i ordning, med nr $nr en enda gång"
i=3; while [ -n "${rad[i]-}" ]; do i=$((i + 1)); done; [ $i -le 66 ] || nej 'beviset har fler än 63 hashar'
p=$((i + 1)); q=$p # kontrollpunkten: texten från p, en tom rad q, signaturerna
while [ -n "${rad[q]-}" ]; do q=$((q + 1)); done
[ $q -ge $((p + 3)) ] && [[ ${rad[p + 1]} =~ ^$tal$ ]] && avkodad "${rad[p + 2]}" "$t/rot" 32 || nej 'kontrollpunkten är trasig'
storlek=${BASH_REMATCH[1]}; ursprung=${rad[p]}; visat=${ursprung//[^[:graph:]]/?} # ur en fil som ingen känner
printf '%s\n' "${rad[@]:p:q-p}" >"$t/text"
for rad_ in "${rad[@]:q+1}"; do [[ $rad_ =~ ^—\ [^\ ]+\ [A-Za-z0-9+/]+=*$ ]] || nej 'en signaturrad är trasig'; done
godkand=
while IFS= read -r v || [ -n "$v" ]; do namn=${v%%+*}; v=${v#*+}; id=${v%%+*}; nyckel=${v#*+} # får sluta på +
  [ "$namn" = "$ursprung" ] && avkodad "${nyckel%$'\r'}" "$t/nyckel" 33 && [ "$(hex -N1 "$t/nyckel")" = 01 ] || continue
  [ "$({ printf '%s\n' "$namn"; cat "$t/nyckel"; } | sha | hex -N4)" = "$id" ] || oklart "nyckeln för $namn"
  { printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'; tail -c32 "$t/nyckel"; } >"$t/publik"
  for rad_ in "${rad[@]:q+1}"; do
    [[ $rad_ == "— $namn "* ]] && avkodad "${rad_##* }" "$t/s" 68 && [ "$(hex -N4 "$t/s")" = "$id" ] || continue
    tail -c64 "$t/s" >"$t/signatur"
    openssl pkeyutl -verify -pubin -keyform DER -inkey "$t/publik" -rawin -in "$t/text" -sigfile "$t/signatur" \
      >/dev/null 2>&1 || nej "signaturen av $namn stämmer inte med texten"
    godkand=ja
  done
done <"$2"
[ "$godkand" ] || nej "ingen signatur av känd nyckel för $visat"
# Inklusionen, steg för steg som RFC 9162 2.1.3.2.
((nr < storlek)) || nej "beviset gäller händelse $nr, kontrollpunkten $storlek händelser"
fn=$nr; sn=$((storlek - 1)); { printf '\0'; cat "$t/handelse"; } | sha >"$t/r"
for hash in "${rad[@]:3:i-3}"; do
  avkodad "$hash" "$t/h" 32 && ((sn > 0)) || nej 'beviset är trasigt eller för långt'
  if ((fn & 1 || fn == sn)); then
    { printf '\1'; cat "$t/h" "$t/r"; } | sha >"$t/n"
    until ((fn & 1 || fn == 0)); do fn=$((fn >> 1)); sn=$((sn >> 1)); done
  else { printf '\1'; cat "$t/r" "$t/h"; } | sha >"$t/n"; fi
  mv "$t/n" "$t/r"; fn=$((fn >> 1)); sn=$((sn >> 1))
done
((sn == 0)) && cmp -s "$t/r" "$t/rot" || nej "händelse $nr ingår inte i det som kontrollpunkten gäller"
printf 'GODKÄND: händelse %s av %s i %s:\n  %s\n' "$nr" "$storlek" "$ursprung" "$(tr -d '\000-\037\177' <"$t/handelse")"
