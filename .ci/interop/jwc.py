# SPDX-License-Identifier: Apache-2.0
# python3 jwc.py encrypt|zip|decrypt|sign|verify KEY.jwk IN OUT: Debian's python3-jwcrypto on our files.
import json
import sys

from jwcrypto import jwe, jwk, jws

operation, key_file, source, target = sys.argv[1:]
with open(key_file, encoding="utf-8") as file:
    text = file.read()
key = jwk.JWK.from_json(text)
kid = json.loads(text)["kid"]
with open(source, "rb") as file:
    content = file.read()

if operation in ("encrypt", "zip"):
    header = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": kid, "cty": "application/pdf"}
    if operation == "zip":
        header["zip"] = "DEF"
    box = jwe.JWE(content, protected=json.dumps(header))
    box.add_recipient(key)
    result = box.serialize(compact=True).encode("ascii")
elif operation == "decrypt":
    box = jwe.JWE()
    box.allowed_algs = ["RSA-OAEP-256", "A256GCM"]
    box.deserialize(content.decode("ascii"), key)
    if box.jose_header["kid"] != kid or box.jose_header["cty"] != "application/pdf":
        raise SystemExit("another header")
    result = box.payload
elif operation == "sign":
    token = jws.JWS(content)
    token.add_signature(key, None, json.dumps({"alg": "PS512", "typ": "secevent+jwt", "kid": kid}))
    result = token.serialize(compact=True).encode("ascii")
elif operation == "verify":
    token = jws.JWS()
    token.allowed_algs = ["PS512"]
    token.deserialize(content.decode("ascii"), key)
    result = token.payload
else:
    raise SystemExit("unknown operation " + operation)

with open(target, "wb") as file:
    file.write(result)
