/** libxml2 is ESM with a top-level await: it cannot be required, so it is imported once, when the first door opens. */
export type LibXml = typeof import('libxml2-wasm');
export type XmlDocument = import('libxml2-wasm').XmlDocument;
export type XmlElement = import('libxml2-wasm').XmlElement;

let loaded: Promise<LibXml> | undefined;

/** The XML engine of the process. */
export function libxml(): Promise<LibXml> {
  loaded ??= import('libxml2-wasm');
  return loaded;
}

/** No network, no external entities, no noise on standard error. */
export function safeOptions(xml: LibXml): number {
  const { ParseOption } = xml;
  return (
    ParseOption.XML_PARSE_NONET |
    ParseOption.XML_PARSE_NO_XXE |
    ParseOption.XML_PARSE_NOERROR |
    ParseOption.XML_PARSE_NOWARNING |
    ParseOption.XML_PARSE_NOCDATA
  );
}
