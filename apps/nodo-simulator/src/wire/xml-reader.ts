import { SaxesParser } from 'saxes';

export interface XmlElement {
  readonly uri: string;
  readonly local: string;
  readonly attributes: readonly { readonly uri: string; readonly local: string; readonly value: string }[];
  readonly children: readonly XmlElement[];
  /** All character data directly inside, in one piece. */
  readonly text: string;
}

/** The bytes are not a document that this reader takes: not well formed, a DTD, too deep, not UTF-8. */
export class NotXmlError extends Error {
  constructor(detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'NotXmlError';
  }
}

const MAX_DEPTH = 40;

/** Reads a whole document into a tree. No DTD, so no entities but the five of XML. @throws NotXmlError */
export function readXml(bytes: Uint8Array | string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: (Omit<XmlElement, 'children' | 'text'> & { children: XmlElement[]; text: string })[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw new NotXmlError(error.message);
  });
  parser.on('doctype', () => {
    throw new NotXmlError('document type declarations are refused');
  });
  parser.on('opentag', (tag) => {
    if (open.length >= MAX_DEPTH) throw new NotXmlError(`more than ${MAX_DEPTH} levels`);
    const attributes = Object.values(tag.attributes).filter(
      ({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns',
    );
    open.push({
      uri: tag.uri,
      local: tag.local,
      attributes: attributes.map(({ uri, local, value }) => ({ uri, local, value })),
      children: [],
      text: '',
    });
  });
  const characters = (text: string): void => {
    const current = open.at(-1);
    if (current) current.text += text;
  };
  parser.on('text', characters);
  parser.on('cdata', characters);
  parser.on('closetag', () => {
    const element = open.pop();
    if (!element) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
  });
  try {
    parser.write(typeof bytes === 'string' ? bytes : decode(bytes)).close();
  } catch (error) {
    throw error instanceof NotXmlError ? error : new NotXmlError('not well formed', { cause: error });
  }
  if (!root) throw new NotXmlError('no element');
  return root;
}

/** The only child of that local name in no namespace, as the bodies of the notice family have them. */
export function child(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.local === local && candidate.uri === '');
}

/** Text of the element at the end of a path of unqualified names; undefined when any is missing. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return path.reduce(child, element)?.text;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new NotXmlError('not UTF-8', { cause: error });
  }
}
