// SPDX-License-Identifier: Apache-2.0
// Another service provider (node-saml) logs a person in at the sandbox's generic account. Usage: node sp.mjs CONFIG_YAML KEY CERTIFICATE OUT
import { readFileSync, writeFileSync } from 'node:fs';
import { SAML, generateServiceProviderMetadata } from '@node-saml/node-saml';

const [config, keyFile, certificateFile, out] = process.argv.slice(2);
const yaml = readFileSync(config, 'utf8');
const generic = yaml.slice(yaml.indexOf('\n  generic:'));
const value = (name) => generic.match(new RegExp(`    ${name}: "([^"]*)"`))[1];
const idpCert = generic.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/)[0].replace(/^ +/gm, '');
const privateKey = readFileSync(keyFile, 'utf8');
const publicCert = readFileSync(certificateFile, 'utf8');
const sp = 'https://fremd.ozgsdk.example/sp';
const acs = 'https://fremd.ozgsdk.example/acs';

const saml = new SAML({
  issuer: sp, callbackUrl: acs, audience: sp, entryPoint: value('ssoRedirect'), idpIssuer: value('entityId'), idpCert,
  privateKey, publicCert, decryptionPvk: privateKey, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256',
  wantAssertionsSigned: true, wantAuthnResponseSigned: true, validateInResponseTo: 'always',
  identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', disableRequestedAuthnContext: true,
  acceptedClockSkewMs: 5000,
});
const metadata = generateServiceProviderMetadata({
  issuer: sp, callbackUrl: acs, publicCerts: publicCert, decryptionCert: publicCert, privateKey, wantAssertionsSigned: true,
  identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
});
let answer = await fetch(value('registration'), {
  method: 'POST', headers: { 'Content-Type': 'application/samlmetadata+xml' }, body: metadata,
});
must(answer.ok, `registration: ${answer.status} ${await answer.clone().text()}`);

const page = await (await fetch(await saml.getAuthorizeUrlAsync('zustand', undefined, {}))).text();
const fields = hidden(page);
must(fields.vorgang, `no login page: ${page}`);
const action = new URL(page.match(/<form method="post" action="([^"]*)"/)[1], value('ssoPost'));
answer = await fetch(action, {
  method: 'POST', body: new URLSearchParams({ ...fields, konto: 'thi-an', mittel: 'Elster', aktion: 'anmelden' }),
});
const back = hidden(await answer.text());
must(back.RelayState === 'zustand', `RelayState: ${back.RelayState}`);
writeFileSync(out, Buffer.from(back.SAMLResponse, 'base64'));

const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: back.SAMLResponse });
must(JSON.stringify(profile).includes('Đặng-Øllegård'), `profile: ${JSON.stringify(profile)}`);
must(profile.nameIDFormat.endsWith(':persistent'), profile.nameIDFormat);
console.log('ok: node-saml accepts the response of the sandbox');

let refused = false;
try {
  await saml.validatePostResponseAsync({ SAMLResponse: back.SAMLResponse });
} catch {
  refused = true;
}
must(refused, 'node-saml took the same response twice');
console.log('ok: and not a second time');

function hidden(html) {
  const found = {};
  for (const input of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    found[input[1]] = input[2].replaceAll('&#43;', '+').replaceAll('&#61;', '=').replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  }
  return found;
}

function must(holds, what) {
  if (!holds) {
    console.error(`FAILED: ${what}`);
    process.exit(1);
  }
}
