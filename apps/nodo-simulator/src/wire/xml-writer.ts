import type { XmlElement } from './xml-reader';

/** An unqualified element: its name, and its text or its children. */
export type Part = readonly [name: string, content: string | readonly Part[]];

/** The element, or nothing when its text is missing. */
export function optional(name: string, text: string | undefined): readonly Part[] {
  return text === undefined || text === '' ? [] : [[name, text]];
}

/** How one message is written: every choice is well formed and says the same. Source: node-simulator.md §5.4, xmlStyle. */
export interface XmlStyle {
  readonly soapPrefix: string;
  readonly bodyPrefix: string;
  readonly pretty: boolean;
  readonly eol: '\n' | '\r\n';
  readonly declaration: boolean;
  readonly quote: '"' | "'";
  readonly emptyHeader: boolean;
  readonly bodyNamespaceFirst: boolean;
}

export const PLAIN_STYLE: XmlStyle = {
  soapPrefix: 'soapenv',
  bodyPrefix: 'n',
  pretty: false,
  eol: '\n',
  declaration: true,
  quote: '"',
  emptyHeader: false,
  bodyNamespaceFirst: false,
};

export const SOAP_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** A SOAP 1.1 message: the wrapper qualified, everything inside it not. */
export function writeEnvelope(uri: string, wrapper: string, parts: readonly Part[], style: XmlStyle): string {
  const { soapPrefix: s, bodyPrefix: b, quote: q, eol } = style;
  const namespaces = [`xmlns:${s}=${q}${SOAP_ENVELOPE}${q}`, `xmlns:${b}=${q}${uri}${q}`];
  if (style.bodyNamespaceFirst) namespaces.reverse();
  const body: Part[] = [[`${s}:Body`, [[`${b}:${wrapper}`, parts]]]];
  const inside: readonly Part[] = style.emptyHeader ? [[`${s}:Header`, []], ...body] : body;
  const declaration = style.declaration ? `<?xml version=${q}1.0${q} encoding=${q}UTF-8${q}?>${eol}` : '';
  const lead = (depth: number): string => (style.pretty ? eol + '  '.repeat(depth) : '');
  const close = style.pretty ? eol : '';
  return `${declaration}<${s}:Envelope ${namespaces.join(' ')}>${inside.map((part) => write(part, 1, lead)).join('')}${close}</${s}:Envelope>`;
}

function write([name, content]: Part, depth: number, lead: (depth: number) => string): string {
  if (typeof content === 'string') return `${lead(depth)}<${name}>${escapeText(content)}</${name}>`;
  if (content.length === 0) return `${lead(depth)}<${name}/>`;
  const inside = content.map((part) => write(part, depth + 1, lead)).join('');
  return `${lead(depth)}<${name}>${inside}${lead(depth)}</${name}>`;
}

/** A read element as a document of its own, for a schema to judge: what matters of it, in one form. */
export function rewrite(element: XmlElement, inherited = ''): string {
  const namespace = element.uri === inherited ? '' : ` xmlns="${escapeAttribute(element.uri)}"`;
  const attributes = element.attributes
    .map(({ uri, local, value }, at) =>
      uri === ''
        ? ` ${local}="${escapeAttribute(value)}"`
        : ` xmlns:a${at}="${escapeAttribute(uri)}" a${at}:${local}="${escapeAttribute(value)}"`,
    )
    .join('');
  const text = element.children.length > 0 && element.text.trim() === '' ? '' : escapeText(element.text);
  const children = element.children.map((inner) => rewrite(inner, element.uri)).join('');
  return `<${element.local}${namespace}${attributes}>${text}${children}</${element.local}>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
