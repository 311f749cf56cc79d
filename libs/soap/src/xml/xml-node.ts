import type { LibXml, XmlElement } from './engine';

/** An element, read out of the parser: names without prefixes, so that a sender's prefixes are no concern of a mapping. */
export interface XmlNode {
  readonly name: string;
  readonly namespace: string;
  /** All text below, comments and CDATA marks gone, trimmed. */
  readonly text: string;
  readonly children: readonly XmlNode[];
}

/** Copies an element and what is below it out of the parser's memory. */
export function readNode(xml: LibXml, element: XmlElement): XmlNode {
  const children: XmlNode[] = [];
  for (let node = element.firstChild; node !== null; node = node.next)
    if (node instanceof xml.XmlElement) children.push(readNode(xml, node));
  return {
    name: element.name,
    namespace: element.namespaceUri ?? '',
    text: children.length === 0 ? element.content.trim() : '',
    children,
  };
}

/** A mapping asked for an element that is not there. */
export class MissingElement extends Error {
  constructor(parent: string, name: string) {
    super(`${parent}/${name} is missing`);
    this.name = 'MissingElement';
  }
}

/** The first child of that name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((item) => item.name === name);
}

/** Every child of that name, in document order. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((item) => item.name === name) ?? [];
}

/** @throws MissingElement */
export function required(node: XmlNode, name: string): XmlNode {
  const found = child(node, name);
  if (!found) throw new MissingElement(node.name, name);
  return found;
}

/** Text of a child. @throws MissingElement */
export function textOf(node: XmlNode, name: string): string {
  return required(node, name).text;
}

/** Text of a child; undefined when there is none, or it is empty. */
export function optionalText(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.text || undefined;
}
