import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** X.509 certificates made when a test runs, in DER written by hand: no key lies in the repository, and no tool is needed. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

const tlv = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const seq = (...content: readonly Buffer[]): Buffer => tlv(0x30, ...content);
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const ECDSA_SHA256 = seq(oid('2a8648ce3d040302'));
const COMMON_NAME = oid('550403');
const BASIC_CONSTRAINTS = oid('551d13');
const ALTERNATIVE_NAME = oid('551d11');
const TRUE = tlv(0x01, Buffer.from([0xff]));

const nameOf = (commonName: string): Buffer => seq(tlv(0x31, seq(COMMON_NAME, tlv(0x0c, Buffer.from(commonName)))));
const instant = (utc: string): Buffer => tlv(0x17, Buffer.from(utc));

/** An authority that signs certificates for 127.0.0.1. */
export class TestAuthority {
  private readonly pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly cert: string;

  constructor(private readonly name: string) {
    this.cert = this.certificate(name, this.pair.publicKey, seq(BASIC_CONSTRAINTS, TRUE, tlv(0x04, seq(TRUE))));
  }

  issue(commonName: string): Certified {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const address = tlv(0x87, Buffer.from([127, 0, 0, 1]));
    const extension = seq(ALTERNATIVE_NAME, tlv(0x04, seq(address)));
    return {
      cert: this.certificate(commonName, publicKey, extension),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }

  private certificate(subject: string, key: KeyObject, extension: Buffer): string {
    const body = seq(
      tlv(0xa0, tlv(0x02, Buffer.from([2]))),
      tlv(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
      ECDSA_SHA256,
      nameOf(this.name),
      seq(instant('200101000000Z'), instant('491231235959Z')),
      nameOf(subject),
      key.export({ type: 'spki', format: 'der' }),
      tlv(0xa3, seq(extension)),
    );
    const signature = sign('sha256', body, this.pair.privateKey);
    const der = seq(body, ECDSA_SHA256, tlv(0x03, Buffer.from([0]), signature));
    const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  }
}
