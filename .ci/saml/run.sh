#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SAML against programs of other people: node-saml takes the response of the sandbox's generic account, xmlsec1 verifies our requests, and `ozg saml check`
# reads what node-saml read. Usage: run.sh PATH_TO_OZG_JAR WORKDIR. Needs node, npm, openssl and xmlsec1 (Debian: nodejs npm openssl xmlsec1).
set -eu -o pipefail
[ $# = 2 ] || { echo "usage: $0 PATH_TO_OZG_JAR WORKDIR" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
jar=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p "$2"
cd "$2"
cp "$here/package.json" "$here/sp.mjs" .
npm install --no-package-lock --no-audit --no-fund --ignore-scripts --silent
openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days 2 -subj "/CN=fremder Dienst" -keyout key.pem -out certificate.pem 2>openssl.log

java -jar "$jar" sandbox --port 0 --keys keys --print-config saml --seconds 300 >config.yaml 2>sandbox.log &
sandbox=$!
trap 'kill $sandbox 2>/dev/null || true' EXIT
for _ in $(seq 1 120); do grep -q '^  generic:' config.yaml 2>/dev/null && sleep 1 && break; sleep 0.5; done
grep -q '^  generic:' config.yaml || { echo "the sandbox did not start"; cat sandbox.log; exit 1; }

node sp.mjs config.yaml key.pem certificate.pem response.xml

sed -n '/^  generic:/,$p' config.yaml >generic.yaml
metadata=$(sed -n 's/^    metadata: "\(.*\)"/\1/p' generic.yaml | head -1)
sso=$(sed -n 's/^    ssoPost: "\(.*\)"/\1/p' generic.yaml | head -1)
node -e 'fetch(process.argv[1]).then(r => r.text()).then(t => require("fs").writeFileSync("idp.xml", t))' "$metadata"
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
check() { java -jar "$jar" saml check --idp-metadata idp.xml --sp-entity-id https://fremd.ozgsdk.example/sp --acs https://fremd.ozgsdk.example/acs --decryption-key key.pem --at "$now" --json "$@"; }
check response.xml >check.json || { echo "FAILED: ozg saml check refused it"; cat check.json; exit 1; }
grep -q '"accepted" *: *true' check.json && grep -q 'Đặng-Øllegård' check.json || { echo "FAILED: check.json"; cat check.json; exit 1; }
echo "ok: ozg saml check accepts the same response"
code=0; check --policy bundid response.xml >other.json || code=$?
[ "$code" = 1 ] && grep -q '"accepted" *: *false' other.json || { echo "FAILED: policy bundid took it, $code"; exit 1; }
echo "ok: and refuses it by the policy of another account"

for profile in bundid muk generic; do
    java -jar "$jar" saml request --profile "$profile" --sp-entity-id https://dienst.ozgsdk.example/sp --acs https://dienst.ozgsdk.example/acs --sso "$sso" \
        --key key.pem --display-name "Stadt Aachen" --service-id BMI-A0001 --level SUBSTANTIAL --require family-name >"$profile.xml" 2>"$profile.log" \
        || java -jar "$jar" saml request --profile "$profile" --sp-entity-id https://dienst.ozgsdk.example/sp --acs https://dienst.ozgsdk.example/acs --sso "$sso" \
            --key key.pem --level SUBSTANTIAL >"$profile.xml"
    xmlsec1 --verify --pubkey-cert-pem certificate.pem --id-attr:ID urn:oasis:names:tc:SAML:2.0:protocol:AuthnRequest "$profile.xml" >xmlsec.log 2>&1 \
        || { echo "FAILED: xmlsec1 does not verify our request ($profile)"; cat xmlsec.log "$profile.xml"; exit 1; }
    echo "ok: xmlsec1 verifies our request ($profile)"
done
