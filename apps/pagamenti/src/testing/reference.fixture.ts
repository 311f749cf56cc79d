import { libxml } from '@mypay/soap';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the published contracts lie, when tests are run against them: `pagopa/soap-current` and `pagopa/xsd-common` inside. */
const REFERENCE = process.env['CONTRACTS_DIR'];
const COMMON = 'xsd-common/sac-common-types-1.0.xsd';
const SCHEMA = 'soap-current/xsd/paForNode.xsd';

let compiled: Promise<(envelope: string) => void> | undefined;

/** Holds a message of ours against the published schema; does nothing without CONTRACTS_DIR. @throws what breaks it */
export async function holdAgainstReference(envelope: string): Promise<void> {
  if (REFERENCE === undefined) return;
  compiled ??= compile(path.resolve(REFERENCE, 'pagopa'));
  (await compiled)(envelope);
}

async function compile(folder: string): Promise<(envelope: string) => void> {
  const xml = await libxml();
  const base = 'mem:/pubblicati/';
  const bytes = (name: string) => new Uint8Array(readFileSync(path.join(folder, name)));
  xml.xmlRegisterInputProvider(new xml.XmlBufferInputProvider({ [base + COMMON]: bytes(COMMON) }));
  const validator = xml.XsdValidator.fromDoc(xml.XmlDocument.fromBuffer(bytes(SCHEMA), { url: base + SCHEMA }));
  return (envelope) => {
    const document = xml.XmlDocument.fromString(envelope);
    try {
      const wrapper = document.get('/s:Envelope/s:Body/*', { s: 'http://schemas.xmlsoap.org/soap/envelope/' });
      if (!(wrapper instanceof xml.XmlElement)) throw new Error('no wrapper in the Body');
      validator.validate(wrapper);
    } finally {
      document.dispose();
    }
  };
}
