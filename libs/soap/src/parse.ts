import { SchemaViolation, type SoapContract } from './contract';
import type { Refusal } from './door';
import { decodeXml, hasDoctype, UnreadableText, withoutInstructions } from './xml/decode';
import { type LibXml, safeOptions, type XmlElement } from './xml/engine';
import { readNode, type XmlNode } from './xml/xml-node';

export const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** The declaration under which every text goes to the parser: it never guesses an encoding. */
const OURS = '<?xml version="1.0" encoding="UTF-8"?>\n';

export interface ParsedMessage {
  readonly request: XmlNode;
  /** Elements of the Header. */
  readonly headers: readonly XmlNode[];
  /** Set when the schema refuses the body. */
  readonly violation: string | undefined;
}

export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.kind);
  }
}
const refuse = (kind: 'UNREADABLE' | 'DOCTYPE' | 'NOT_SOAP', reason: string): Refused => new Refused({ kind, reason });

/** Bytes to the element in the Body. @throws Refused, for what cannot be read as a SOAP 1.1 message */
export function parseMessage(
  xml: LibXml,
  bytes: Buffer,
  contentType: string | undefined,
  contract: SoapContract | undefined,
): ParsedMessage {
  let text: string;
  try {
    text = decodeXml(bytes, contentType);
  } catch (error) {
    if (error instanceof UnreadableText) throw refuse('UNREADABLE', 'codifica dei caratteri non leggibile');
    throw error;
  }
  if (hasDoctype(text)) throw refuse('DOCTYPE', 'DOCTYPE non ammesso');
  let document: ReturnType<LibXml['XmlDocument']['fromString']>;
  try {
    document = xml.XmlDocument.fromString(OURS + withoutInstructions(text), { option: safeOptions(xml) });
  } catch (error) {
    if (error instanceof xml.XmlParseError) throw refuse('UNREADABLE', 'XML non ben formato');
    throw error;
  }
  try {
    const wrapper = bodyElement(xml, document.root);
    return {
      request: readNode(xml, wrapper),
      headers: headersOf(xml, document.root).map((header) => readNode(xml, header)),
      violation: contract ? violationOf(contract, wrapper) : undefined,
    };
  } finally {
    document.dispose();
  }
}

function violationOf(contract: SoapContract, wrapper: XmlElement): string | undefined {
  try {
    contract.validate(wrapper);
    return undefined;
  } catch (error) {
    if (error instanceof SchemaViolation) return error.message;
    throw error;
  }
}

const elementsOf = (xml: LibXml, parent: XmlElement): XmlElement[] => {
  const found: XmlElement[] = [];
  for (let node = parent.firstChild; node !== null; node = node.next)
    if (node instanceof xml.XmlElement) found.push(node);
  return found;
};
const partsOf = (xml: LibXml, root: XmlElement, name: string): XmlElement[] =>
  elementsOf(xml, root).filter((item) => item.name === name && item.namespaceUri === ENVELOPE);
const headersOf = (xml: LibXml, root: XmlElement): XmlElement[] =>
  partsOf(xml, root, 'Header').flatMap((header) => elementsOf(xml, header));

function bodyElement(xml: LibXml, root: XmlElement): XmlElement {
  if (root.name !== 'Envelope' || root.namespaceUri !== ENVELOPE) throw refuse('NOT_SOAP', 'manca l’Envelope SOAP 1.1');
  const bodies = partsOf(xml, root, 'Body');
  const [body] = bodies;
  if (!body || bodies.length > 1) throw refuse('NOT_SOAP', 'l’Envelope deve avere un solo Body');
  const wrappers = elementsOf(xml, body);
  const [wrapper] = wrappers;
  if (!wrapper || wrappers.length > 1) throw refuse('NOT_SOAP', 'il Body deve avere un solo elemento');
  return wrapper;
}
