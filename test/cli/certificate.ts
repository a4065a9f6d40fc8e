// A certificate that is signed by itself, made here so that no key lies in the repository. X.509 as RFC 5280 writes it.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const inner = Buffer.concat(parts);
  const length = inner.length < 128 ? [inner.length] : inner.length < 256 ? [0x81, inner.length] : [0x82, inner.length >> 8, inner.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), inner]);
};
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const hex = (tag: number, digits: string) => der(tag, Buffer.from(digits, 'hex'));
const time = (ms: number) => der(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));

const ecdsaWithSha256 = sequence(hex(0x06, '2a8648ce3d040302'));
const dayMs = 86_400_000;

/** A certificate for a name on this computer, and its key; both as PEM. It ends so many days from now. */
export function certificateFor(name: string, days: number): { readonly cert: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const who = sequence(der(0x31, sequence(hex(0x06, '550403'), der(0x0c, Buffer.from(name)))));
  const extensions = der(0xa3, sequence(
    sequence(hex(0x06, '551d13'), der(0x04, sequence(hex(0x01, 'ff')))),
    sequence(hex(0x06, '551d11'), der(0x04, sequence(der(0x82, Buffer.from(name))))),
  ));
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
  const said = sequence(der(0xa0, hex(0x02, '02')), der(0x02, serial), ecdsaWithSha256, who, sequence(time(Date.now() - 30 * dayMs), time(Date.now() + days * dayMs)), who, publicKey.export({ type: 'spki', format: 'der' }), extensions);
  const whole = sequence(said, ecdsaWithSha256, der(0x03, Buffer.from([0]), sign('sha256', said, privateKey)));
  return { cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
