import { JsonFault, jsonLines, lineOf } from './json-lines';

const TEXT = `{
  "campi": [
    { "nome": "a",
      "etichetta": {"it": "Ciò \\"che\\" serve"} },
    { "nome": "b" }
  ],
  "causale": "x"
}`;

describe('where a fault of a form lies in what was written', () => {
  it.each([
    ['', 1],
    ['campi', 2],
    ['campi.0.nome', 3],
    ['campi.0.etichetta.it', 4],
    ['campi.1', 5],
    ['causale', 7],
  ])('the value at «%s» is on line %d', (path, line) => expect(lineOf(jsonLines(TEXT), path)).toBe(line));

  it('what is missing is where it should be', () => expect(lineOf(jsonLines(TEXT), 'campi.1.etichetta.it')).toBe(5));

  it.each([
    ['{"a": 1,\n "b": }', 2],
    ['{"a": 1\n "b": 2}', 2],
    ['[1,\n2,\n]', 3],
    ['{}\nx', 2],
    ['', 1],
  ])('%j is no JSON, and the line is told', (text, line) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(() => jsonLines(text)).toThrow(new JsonFault(line));
  });
});
