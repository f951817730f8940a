// SPDX-License-Identifier: Apache-2.0
// node jose.mjs encrypt|decrypt|sign|verify KEY.jwk IN OUT: the npm package jose on our files.
import { readFileSync, writeFileSync } from 'node:fs';
import { CompactEncrypt, CompactSign, compactDecrypt, compactVerify, importJWK } from 'jose';

const [operation, keyFile, input, output] = process.argv.slice(2);
const jwk = JSON.parse(readFileSync(keyFile, 'utf8'));
// The library looks for "encrypt" and "decrypt" where FIT-Connect says wrapKey and unwrapKey: leave the operations out.
delete jwk.key_ops;
const key = await importJWK(jwk, jwk.alg);
const content = readFileSync(input);

switch (operation) {
  case 'encrypt':
    writeFileSync(output, await new CompactEncrypt(content)
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: jwk.kid, cty: 'application/pdf' })
      .encrypt(key));
    break;
  case 'decrypt': {
    const { plaintext, protectedHeader } = await compactDecrypt(content.toString('ascii'), key, {
      keyManagementAlgorithms: ['RSA-OAEP-256'], contentEncryptionAlgorithms: ['A256GCM'] });
    if (protectedHeader.kid !== jwk.kid || protectedHeader.cty !== 'application/pdf') throw new Error('another header');
    writeFileSync(output, plaintext);
    break;
  }
  case 'sign':
    writeFileSync(output, await new CompactSign(content)
      .setProtectedHeader({ alg: 'PS512', typ: 'secevent+jwt', kid: jwk.kid }).sign(key));
    break;
  case 'verify': {
    const { payload } = await compactVerify(content.toString('ascii'), key, { algorithms: ['PS512'] });
    writeFileSync(output, payload);
    break;
  }
  default:
    throw new Error('unknown operation ' + operation);
}
