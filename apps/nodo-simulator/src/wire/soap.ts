import { NotXmlError, readXml, type XmlElement } from './xml-reader';
import { SOAP_ENVELOPE } from './xml-writer';

/** The one element inside the body of a SOAP 1.1 envelope. @throws NotXmlError */
export function openEnvelope(bytes: Uint8Array | string): XmlElement {
  const envelope = readXml(bytes);
  if (envelope.uri !== SOAP_ENVELOPE || envelope.local !== 'Envelope') throw new NotXmlError('not a SOAP 1.1 envelope');
  const body = envelope.children.find(({ uri, local }) => uri === SOAP_ENVELOPE && local === 'Body');
  const [content, ...more] = body?.children ?? [];
  if (!content || more.length > 0) throw new NotXmlError('the body does not hold one element');
  return content;
}
