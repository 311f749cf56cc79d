import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { XmlElement } from './xml-reader';
import { rewrite } from './xml-writer';

export const PA_FOR_NODE = 'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd';
export const NODE_FOR_PSP = 'http://pagopa-api.pagopa.gov.it/node/nodeForPsp.xsd';

const FOLDER = path.join(__dirname, '..', '..', 'contracts');
const FILES = ['tipi.xsd', 'paForNode.xsd', 'nodeForPsp.xsd'] as const;

/** Our own copy of a contract file, as it is served. */
export function contractFile(name: string): Buffer | undefined {
  return [...FILES, 'nodeForPsp.wsdl'].some((known) => known === name)
    ? readFileSync(path.join(FOLDER, name))
    : undefined;
}

/** The simulator's own schemas. */
export interface Schemas {
  /** Why the element is not valid; undefined when it is. */
  problemOf(uri: string, element: XmlElement): string | undefined;
}

let loaded: Promise<Schemas> | undefined;

/** Loads the schemas once a process. */
export function loadSchemas(): Promise<Schemas> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Schemas> {
  const xml = await import('libxml2-wasm');
  const base = 'mem:///simulatore/';
  xml.xmlRegisterInputProvider(
    new xml.XmlBufferInputProvider(
      Object.fromEntries(
        FILES.map((name) => [`${base}${name}`, new Uint8Array(readFileSync(path.join(FOLDER, name)))]),
      ),
    ),
  );
  const validatorOf = (name: (typeof FILES)[number]) => {
    const schema = xml.XmlDocument.fromBuffer(new Uint8Array(readFileSync(path.join(FOLDER, name))), {
      url: `${base}${name}`,
    });
    try {
      return xml.XsdValidator.fromDoc(schema);
    } finally {
      schema.dispose();
    }
  };
  const validators = new Map([
    [PA_FOR_NODE, validatorOf('paForNode.xsd')],
    [NODE_FOR_PSP, validatorOf('nodeForPsp.xsd')],
  ]);
  return {
    problemOf(uri, element) {
      const validator = validators.get(uri);
      if (!validator || element.uri !== uri) return `unexpected element {${element.uri}}${element.local}`;
      const document = xml.XmlDocument.fromString(rewrite(element), { option: xml.ParseOption.XML_PARSE_NONET });
      try {
        validator.validate(document);
        return undefined;
      } catch (error) {
        if (error instanceof xml.XmlValidateError) return error.message.trim();
        throw error;
      } finally {
        document.dispose();
      }
    },
  };
}
