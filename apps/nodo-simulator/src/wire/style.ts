import { millis, romeOf, romeOffsetMs } from '../books/dates';
import type { Instant, LocalDate } from '../books/model';
import type { Stream } from '../books/random';
import type { XmlStyle } from './xml-writer';

/** Draws how a message is written. */
export function drawStyle(draws: Stream): XmlStyle {
  return {
    soapPrefix: draws.pick(['soapenv', 'soap', 'SOAP-ENV', 's', 'env']),
    bodyPrefix: draws.pick(['paf', 'pa', 'ns2', 'tns', 'p']),
    pretty: draws.chance(0.4),
    eol: draws.chance(0.3) ? '\r\n' : '\n',
    declaration: draws.chance(0.7),
    quote: draws.chance(0.85) ? '"' : "'",
    emptyHeader: draws.chance(0.3),
    bodyNamespaceFirst: draws.chance(0.3),
  };
}

/** A day as xsd:date: plain, with Rome's offset at its noon, or with `Z`. */
export function writeDate(day: LocalDate, draws: Stream): string {
  const form = draws.weighted([['plain', 70], ['offset', 20], ['Z', 10]] as const); // prettier-ignore
  if (form === 'plain') return day;
  return form === 'Z' ? `${day}Z` : `${day}${offsetAt(`${day}T12:00:00.000Z`)}`;
}

/** An instant as xsd:dateTime: the Rome clock without zone, the same with its offset, or UTC; sometimes with a fraction. */
export function writeDateTime(instant: Instant, draws: Stream): string {
  const form = draws.weighted([['plain', 60], ['offset', 25], ['Z', 15]] as const); // prettier-ignore
  const fraction = draws.chance(0.5) ? instant.slice(19, 23) : '';
  if (form === 'Z') return `${instant.slice(0, 19)}${fraction}Z`;
  const { day, time } = romeOf(instant);
  return `${day}T${time}${fraction}${form === 'offset' ? offsetAt(instant) : ''}`;
}

function offsetAt(instant: Instant): string {
  return romeOffsetMs(millis(instant)) === 7_200_000 ? '+02:00' : '+01:00';
}
