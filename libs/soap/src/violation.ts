/** How far into a message of libxml2 its fixed words reach when no value of the sender stands before them. */
const HEAD = 600;

const nameIn = (quoted: string): string => quoted.slice(quoted.lastIndexOf('}') + 1).slice(0, 60);

/** `Expected is one of ( {ns}a, b ).`: names of our schema, without namespaces. */
function expectedIn(head: string): string {
  const from = head.indexOf('Expected is ');
  const [open, close] = [head.indexOf('(', from), head.indexOf(').', from)];
  if (from < 0 || open < 0 || close < open) return '';
  const names = head.slice(open + 1, close).split(',');
  return ` (atteso: ${names.map((name) => name.slice(name.lastIndexOf('}') + 1).trim()).join(', ')})`;
}

/**
 * What libxml2 says of an element, in Italian: which element, and why. Composed from its fixed words, never cut out of its
 * message: that quotes the value, which may be personal data, hold any word, and be as long as the request.
 */
export function reasonOf(message: string): string {
  const head = message.slice(0, HEAD);
  const start = head.indexOf("'");
  const end = head.indexOf("'", start + 1);
  if (start < 0 || end < 0) return 'non conforme allo schema';
  const name = nameIn(head.slice(start + 1, end));
  return `elemento '${name}': ${causeOf(head.slice(end + 1))}`;
}

function causeOf(rest: string): string {
  const facet = /^[^:]{0,80}: \[facet '(\w{1,20})'\]/.exec(rest)?.[1];
  if (facet !== undefined) return `valore non ammesso (${facet})`;
  if (rest.startsWith(': This element is not expected')) return `non previsto in questo punto${expectedIn(rest)}`;
  if (rest.startsWith(': Missing child element')) return `manca un elemento${expectedIn(rest)}`;
  if (rest.startsWith(': No matching global')) return 'non previsto dal contratto';
  if (rest.startsWith(': Character content')) return 'testo dove sono previsti solo elementi';
  if (rest.startsWith(': Element content')) return 'elementi dove è previsto solo testo';
  if (rest.startsWith(', attribute')) return 'attributo non previsto';
  return 'valore non ammesso';
}
