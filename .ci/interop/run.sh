#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Round trips of JWEs between ours and two other JOSE implementations, both directions; PS512 between those two with our keys.
# Usage: run.sh PATH_TO_OZG_JAR WORKDIR. Needs node and npm, and a python with jwcrypto (Debian: nodejs npm python3-jwcrypto).
set -eu -o pipefail
[ $# = 2 ] || { echo "usage: $0 PATH_TO_OZG_JAR WORKDIR" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
jar=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p "$2"
cd "$2"
ozg() { java -jar "$jar" fitconnect "$@"; }

# Debian's packages belong to Debian's python, which need not be the first in the path.
python=
for candidate in python3 /usr/bin/python3; do
    if "$candidate" -c 'import jwcrypto' 2>/dev/null; then python=$candidate; break; fi
done
[ -n "$python" ] || { echo "no python with jwcrypto: apt-get install python3-jwcrypto" >&2; exit 1; }
cp "$here/package.json" "$here/jose.mjs" "$here/jwc.py" .
npm install --no-package-lock --no-audit --no-fund --ignore-scripts --silent
[ -d keys ] || ozg keys --self-signed keys >keys.log

jose() { node jose.mjs "$@"; }
jwc() { "$python" jwc.py "$@"; }
same() { cmp "$1" "$2" || { echo "FAILED: $3"; exit 1; }; echo "ok: $3"; }

: >empty
printf '{"name":"Zoë Müller, Straße 1"}' >text
head -c 12288 /dev/urandom >block
head -c 3000001 /dev/urandom >large
for plain in empty text block large; do
    rm -f ./*.jwe ./*.back
    ozg encrypt --key keys/encryption-public.jwk --cty application/pdf --out ours.jwe "$plain"
    for other in jose jwc; do
        # jwcrypto 1.1 takes an empty plaintext for a failure of its own.
        if [ "$plain $other" != "empty jwc" ]; then
            $other decrypt keys/encryption-private.jwk ours.jwe "$other.back"
            same "$plain" "$other.back" "$plain: ours, read by $other"
        fi
        $other encrypt keys/encryption-public.jwk "$plain" "$other.jwe"
        ozg decrypt --key keys/encryption-private.jwk "$other.jwe" >ours.back
        same "$plain" ours.back "$plain: by $other, read by ours"
    done
    jwc zip keys/encryption-public.jwk "$plain" zip.jwe
    ozg decrypt --key keys/encryption-private.jwk zip.jwe >ours.back
    same "$plain" ours.back "$plain: compressed by jwc, read by ours"
done

# What others find changed, we find changed.
jose encrypt keys/encryption-public.jwk large large.jwe
"$python" - <<'PY'
text = bytearray(open("large.jwe", "rb").read())
text[-30] = ord("B") if text[-30] == ord("A") else ord("A")
open("changed.jwe", "wb").write(text)
PY
code=0
ozg decrypt --key keys/encryption-private.jwk changed.jwe >changed.back 2>changed.err || code=$?
[ "$code" = 1 ] && [ ! -s changed.back ] || { echo "FAILED: a changed JWE gave exit code $code or content"; exit 1; }
echo "ok: a changed JWE is refused with exit code 1 and without a byte"

jose sign keys/signature-private.jwk text text.jws
jwc verify keys/signature-public.jwk text.jws jws.back
same text jws.back "PS512: by jose, verified by jwc"
jwc sign keys/signature-private.jwk text text.jws
jose verify keys/signature-public.jwk text.jws jws.back
same text jws.back "PS512: by jwc, verified by jose"
