import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** X.509 certificates made when a test runs, in DER written by hand: no key lies in the repository, and no tool is needed. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

const derValue = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const seq = (...content: readonly Buffer[]): Buffer => derValue(0x30, ...content);
const objectId = (hex: string): Buffer => derValue(0x06, Buffer.from(hex, 'hex'));
const SIGNATURE_ALGORITHM = seq(objectId('2a8648ce3d040302'));
const COMMON_NAME = objectId('550403');
const BASIC_CONSTRAINTS = objectId('551d13');
const ALTERNATIVE_NAME = objectId('551d11');
const TRUE = derValue(0x01, Buffer.from([0xff]));

const nameOf = (commonName: string): Buffer =>
  seq(derValue(0x31, seq(COMMON_NAME, derValue(0x0c, Buffer.from(commonName)))));
const instant = (utc: string): Buffer => derValue(0x17, Buffer.from(utc));

/** An authority that signs certificates for 127.0.0.1. */
export class TestAuthority {
  private readonly pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly cert: string;

  constructor(private readonly name: string) {
    this.cert = this.certificate(name, this.pair.publicKey, seq(BASIC_CONSTRAINTS, TRUE, derValue(0x04, seq(TRUE))));
  }

  issue(commonName: string): Certified {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const address = derValue(0x87, Buffer.from([127, 0, 0, 1]));
    const extension = seq(ALTERNATIVE_NAME, derValue(0x04, seq(address)));
    return {
      cert: this.certificate(commonName, publicKey, extension),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }

  private certificate(subject: string, key: KeyObject, extension: Buffer): string {
    const body = seq(
      derValue(0xa0, derValue(0x02, Buffer.from([2]))),
      derValue(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
      SIGNATURE_ALGORITHM,
      nameOf(this.name),
      seq(instant('200101000000Z'), instant('491231235959Z')),
      nameOf(subject),
      key.export({ type: 'spki', format: 'der' }),
      derValue(0xa3, seq(extension)),
    );
    const signature = sign('sha256', body, this.pair.privateKey);
    const der = seq(body, SIGNATURE_ALGORITHM, derValue(0x03, Buffer.from([0]), signature));
    const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  }
}
