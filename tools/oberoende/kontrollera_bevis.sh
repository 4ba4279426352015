#!/usr/bin/env bash
# Prövar ett bevis (c2sp.org/tlog-proof@v1) med bara bash, coreutils, grep och openssl 3.
#   bash kontrollera_bevis.sh BEVIS NYCKLAR    (NYCKLAR: en vkey per rad, som ni fått på annan väg)
# Slutkod 0 GODKÄND, 1 UNDERKÄND, 2 oläst. Varje signatur av en nyckel i NYCKLAR prövas.
set -euo pipefail; export LC_ALL=C
nej() { printf 'UNDERKÄND: %s\n' "$1"; exit 1; }
oklart() { printf 'Går inte att läsa: %s\n' "$1" >&2; exit 2; }
[ $# = 2 ] || oklart 'ange BEVIS NYCKLAR'
for fil in "$1" "$2"; do [ -f "$fil" ] && [ -r "$fil" ] || oklart "$fil"; done
openssl version 2>/dev/null | grep -q '^OpenSSL [3-9]' || oklart 'openssl 3 eller senare saknas'
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
sha() { openssl dgst -sha256 -binary; }; hex() { od -An -v -tx1 "$@" | tr -d ' \n'; }
byte() { wc -c <"$1"; }
avkodad() { # $1 i base64 till filen $2 om den är skriven på det enda sättet och har $3 byte (0: minst en)
  local fyll=${1: -2}; fyll=${fyll//[^=]/}; antal=$((${#1} / 4 * 3 - ${#fyll}))
  [ $antal -gt 0 ] && [[ $3 = 0 || $3 = "$antal" ]] && base64 -d <<<"$1" >"$2" 2>/dev/null && [ "$(base64 -w0 "$2")" = "$1" ]
}
heltal() { [[ $1 =~ ^(0|[1-9][0-9]{0,15})$ ]] && (($1 <= 9007199254740991)); } # högst 2^53-1

# Tecknen, byte för byte: UTF-8 utan styrtecken. I en händelse inte heller det som vissa läser som radslut.
u=$'[\x80-\xbf]'
hoga=$'[\xc3-\xdf]'$u$'|\xe0[\xa0-\xbf]'$u$'|[\xe1\xe3-\xec\xee\xef]'$u$u$'|\xed[\x80-\x9f]'$u
hoga+=$'|\xf0[\x90-\xbf]'$u$u$'|[\xf1-\xf3]'$u$u$u$'|\xf4[\x80-\x8f]'$u$u
filens=$'([ -\x7f]|\xc2'$u$'|\xe2'$u$u"|$hoga)*"
handelsens=$'([ -~]|\xc2[\xa0-\xbf]|\xe2\x80[\x80-\xa7\xaa-\xbf]|\xe2[\x81-\xbf]'$u"|$hoga)*"
mellanrum=$' |\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80'
tecken() { ! grep -qavxE "$2" "$1"; }
namn() { [[ -n $1 && $1 != *+* && ! $1 =~ $mellanrum ]]; }

# Filen: titel, händelse, plats, hashar, tom rad, kontrollpunkt, tom rad, signaturer.
[ "$(byte "$1")" -le 393214 ] && tecken "$1" "$filens" || nej 'filen är för stor eller inte UTF-8'
mapfile -t rad <"$1"
printf '%s\n' "${rad[@]}" | cmp -s - "$1" || nej 'filen är ingen text med hela rader'
[[ ${rad[0]} == 'c2sp.org/tlog-proof@v1' && ${rad[1]-} == 'extra '* && ${rad[2]-} == 'index '* ]] &&
  heltal "${rad[2]#index }" || nej 'filen är inget bevis med en händelse i extra'
nr=${rad[2]#index }
avkodad "${rad[1]#extra }" "$t/handelse" 0 || nej 'händelsen går inte att läsa'
i=3; while [ -n "${rad[i]-}" ]; do i=$((i + 1)); done; [ $i -le 66 ] || nej 'beviset har fler än 63 hashar'
p=$((i + 1)); q=$p
while [ -n "${rad[q]-}" ]; do q=$((q + 1)); done
[ $q -ge $((p + 3)) ] && heltal "${rad[p + 1]}" && avkodad "${rad[p + 2]}" "$t/rot" 32 || nej 'kontrollpunkten är trasig'
storlek=${rad[p + 1]}; ursprung=${rad[p]}; visat=${ursprung//[^[:graph:]]/?} # ur en fil som ingen känner
printf '%s\n' "${rad[@]:p}" >"$t/s"; [ "$(byte "$t/s")" -le 262144 ] || nej 'kontrollpunkten är för stor'

# Händelsen: RFC 8785, och bara det som alla program läser lika. $v säger vad som får stå härnäst: (v)ärde,
# värde eller slut på (l)istan, (k)lart värde, (f)ält, fält eller slut på (o)bjektet, (c)olon.
enkel() {
  local v=v d=0 ord falt; local -a i=() forra=()
  while IFS= read -r ord; do case $v$ord in
    [vl][{[]) i[++d]=$ord; forra[d]=; v=l; [ "$ord" = '[' ] || v=o; ((d <= 32)) || return 1 ;;
    o\} | l\]) d=$((d - 1)); v=k ;;
    k[]}]) [[ ${i[d]-}$ord == '{}' || ${i[d]-}$ord == '[]' ]] || return 1; d=$((d - 1)) ;;
    k,) [ $d -gt 0 ] || return 1; v=v; [ "${i[d]}" = '[' ] || v=f ;;
    [fo]\"*) falt=${ord:1:-1}; v=c; [ $d -gt 1 ] || falten+=" $falt"
      [[ $falt =~ ^[\ -~]+$ && $falt != *\\* && $falt > ${forra[d]} ]] || return 1; forra[d]=$falt ;;
    c:) v=v ;;
    [vl]\"* | [vl]true | [vl]false) v=k ;;
    [vl]*) [ "$ord" != -0 ] && heltal "${ord#-}" || return 1; v=k ;;
    *) return 1 ;;
  esac; done <"$t/ord"
  [ "$v$d$falten" = 'k0 aggregat data nr typ version' ]
}
falten=
grep -aoE '"([^"\]|\\["\])*"|[][{},:]|[^][{},:"]+' "$t/handelse" >"$t/ord" || :
[ "$(byte "$t/handelse")" -le 65535 ] && tecken "$t/handelse" "$handelsens" && [ "$(wc -l <"$t/handelse")" -eq 0 ] &&
  tr -d '\n' <"$t/ord" | cmp -s - "$t/handelse" && enkel &&
  grep -qaE '^\{"aggregat":".*,"data":\{.*,"nr":'$nr',"typ":"([^"\]|\\.)*","version":[1-9][0-9]*\}$' "$t/handelse" ||
  nej "händelsen är inte skriven på det enda sättet, med nr $nr"

# Nycklarna: namn+id+base64(typ och Ed25519-nyckel). Typ 1 undertecknar, typ 4 medundertecknar.
# En punkt av låg ordning är ingens nyckel; den sista biten är tecknet på x och spelar ingen roll.
declare -A nyckel=() sedd=(); typ=()
svag='^..(0[01](00){30}[08]0|e[cde](ff){30}[7f]f|26e8958f.{50}53fc[08]5|c7176a70.{50}ac03[7f]a)$'
[ "$(byte "$2")" -le 65536 ] && [ "$(tail -c1 "$2" | hex)" != 0d ] && tecken "$2" "$filens"$'\r?' ||
  oklart 'filen med nycklar'
bom=$'\xef\xbb\xbf'
while IFS= read -r v || [ -n "$v" ]; do
  v=${v%$'\r'}; v=${v#"$bom"}; bom=; v=${v#"${v%%[! ]*}"}; v=${v%"${v##*[! ]}"}
  [[ -n $v && $v != '#'* && ! ${sedd[$v]-} ]] || continue
  sedd[$v]=ja; n=${#nyckel[@]}; av=${v%%+*}; b=${v#*+}; id=${b%%+*}
  namn "$av" && [[ $v == *+*+* ]] && avkodad "${b#*+}" "$t/k$n" 33 && k=$(hex "$t/k$n") && [[ $k == 0[14]* && ! $k =~ $svag ]] &&
    [[ ${#id} = 8 && $({ printf "%s\n" "$av"; cat "$t/k$n"; } | sha256sum) == "$id"* && ! ${nyckel[$av $id]-} ]] ||
    oklart "nyckeln för ${av//[^[:graph:]]/?}"
  { printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'; tail -c32 "$t/k$n"; } >"$t/p$n"
  nyckel[$av $id]=$n; typ[n]=${k:1:1}
done <"$2"

# Signaturerna: varje rad av en känd nyckel ska hålla, och den av ursprungets egen nyckel ska finnas.
printf '%s\n' "${rad[@]:p:q-p}" >"$t/text"; sedd=(); godkand=
[ $((${#rad[@]} - q - 1)) -le 100 ] || nej 'kontrollpunkten har fler än 100 signaturer'
for rad_ in "${rad[@]:q+1}"; do
  av=${rad_#— }; kod=${av#* }; av=${av%% *}
  [[ $rad_ == "— $av $kod" && ! ${sedd[$rad_]-} ]] && namn "$av" && avkodad "$kod" "$t/s" 0 && [ $antal -ge 5 ] ||
    nej 'en signaturrad är trasig eller står två gånger'
  id=$(hex -N4 "$t/s"); n=${nyckel[$av $id]-}; sedd[$rad_]=ja; [ "$n" ] || continue
  if [ "${typ[n]}" = 1 ]; then
    [ ! "${sedd[$av $id]-}" ] || nej "$visat har undertecknat två gånger med samma nyckel"
    sedd[$av $id]=ja; cp "$t/text" "$t/m"; langd=68; [ "$av" != "$ursprung" ] || godkand=ja
  else
    tid=$((16#$(tail -c+5 "$t/s" | hex -N8))) || tid=0; langd=76
    ((tid > 0 && tid <= 253402300799)) || nej 'en medunderskrift saknar giltig tid'
    { printf 'cosignature/v1\ntime %s\n' "$tid"; cat "$t/text"; } >"$t/m"
  fi
  tail -c64 "$t/s" >"$t/signatur"
  [ $antal -eq $langd ] && openssl pkeyutl -verify -pubin -keyform DER -inkey "$t/p$n" -rawin -in "$t/m" \
    -sigfile "$t/signatur" >/dev/null 2>&1 || nej "signaturen av ${av//[^[:graph:]]/?} stämmer inte med texten"
done
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
printf 'GODKÄND: händelse %s av %s i %s:\n  %s\n' "$nr" "$storlek" "$visat" "$(tr -d '\000-\037\177' <"$t/handelse")"
