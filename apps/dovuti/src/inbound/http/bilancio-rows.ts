import { ApiProperty } from '@nestjs/swagger';
import { parseBilancio, writeText } from '@mypay/dovuti-core';
import { formatEuro } from '@mypay/kernel';
import { OptionalText, Text } from './text';

/** One share of a dovuto's amount, as a person writes it: the form writes rows, the archive keeps the XML. */
export class RigaBilancioDto {
  @Text({ example: 'E300200' })
  capitolo!: string;
  @OptionalText({ example: 'UFF01' })
  ufficio?: string | null;
  @OptionalText({ example: '2024/115' })
  accertamento?: string | null;
  @Text({ description: 'Euro, con il punto decimale', example: '80.00' })
  importo!: string;
}
export class RigaBilancioView {
  @ApiProperty() capitolo!: string;
  @ApiProperty() ufficio!: string;
  @ApiProperty() accertamento!: string;
  @ApiProperty({ example: '80.00' }) importo!: string;
}

const element = (name: string, text: string | null | undefined): string =>
  text === undefined || text === null || text.trim() === '' ? '' : `<${name}>${writeText(text.trim())}</${name}>`;

/** Rows as the XML of dovuti.md §11.1; whether it is a good one the validator says. */
export const toBilancioXml = (rows: readonly RigaBilancioDto[]): string =>
  `<bilancio>${rows
    .map(
      (row) =>
        `<capitolo>${element('codCapitolo', row.capitolo)}${element('codUfficio', row.ufficio)}<accertamento>${element(
          'codAccertamento',
          row.accertamento,
        )}${element('importo', row.importo)}</accertamento></capitolo>`,
    )
    .join('')}</bilancio>`;

/** The rows of a stored bilancio; undefined without one. */
export function toBilancioRows(xml: string | undefined): readonly RigaBilancioView[] | undefined {
  return (xml === undefined ? undefined : parseBilancio(xml))?.flatMap((capitolo) =>
    capitolo.accertamenti.map(({ codAccertamento, importo }) => ({
      capitolo: capitolo.codCapitolo,
      ufficio: capitolo.codUfficio ?? '',
      accertamento: codAccertamento ?? '',
      importo: formatEuro(importo),
    })),
  );
}
