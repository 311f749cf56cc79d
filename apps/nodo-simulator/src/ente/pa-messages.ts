import type { Instant, LocalDate } from '../books/model';
import { cents, readEuro, writeEuro } from '../books/money';
import type { Stream } from '../books/random';
import { child, textAt, type XmlElement } from '../wire/xml-reader';
import { optional, type Part } from '../wire/xml-writer';
import { writeDate, writeDateTime } from '../wire/style';
import type { MapEntry, PositionData, PositionTransfer, Subject, VerifyData } from './position-data';

/** Whom a message to an ente is for. */
export interface Addressee {
  readonly ec: string;
  readonly broker: string;
  readonly station: string;
}

export const heading = ({ ec, broker, station }: Addressee): readonly Part[] => [
  ['idPA', ec],
  ['idBrokerPA', broker],
  ['idStation', station],
];

export const qrCode = (ec: string, notice: string): Part => [
  'qrCode',
  [
    ['fiscalCode', ec],
    ['noticeNumber', notice],
  ],
];

/** Who paid, how and when, as the receipt tells it. */
export interface ReceiptFacts {
  readonly token: string;
  readonly ec: string;
  readonly notice: string;
  readonly data: PositionData;
  readonly psp: {
    readonly pspId: string;
    readonly codiceFiscale: string;
    readonly denominazione: string;
    readonly channelId: string;
  };
  readonly channelDescription: string;
  readonly payer?: Subject | undefined;
  readonly paymentMethod?: string | undefined;
  readonly paymentNote?: string | undefined;
  readonly fee?: string | undefined;
  readonly paidAt: Instant;
  readonly applicationDate: LocalDate;
  readonly transferDate: LocalDate;
  readonly standIn: boolean;
}

/** `receipt` of paSendRT (1) or paSendRTV2 (2), in the order of its schema. */
export function receiptPart(facts: ReceiptFacts, version: 1 | 2, draws: Stream): Part {
  const { data, psp } = facts;
  return [
    'receipt',
    [
      ['receiptId', facts.token],
      ['noticeNumber', facts.notice],
      ['fiscalCode', facts.ec],
      ['outcome', 'OK'],
      ['creditorReferenceId', data.iuv],
      ['paymentAmount', writeEuro(data.amount)],
      ['description', data.description],
      ['companyName', data.companyName],
      ...optional('officeName', data.officeName),
      subjectPart('debtor', data.debtor),
      ['transferList', data.transfers.map((transfer) => transferPart(transfer, version))],
      ['idPSP', psp.pspId],
      ['pspFiscalCode', psp.codiceFiscale],
      ['PSPCompanyName', psp.denominazione],
      ['idChannel', psp.channelId],
      ['channelDescription', facts.channelDescription],
      ...(facts.payer ? [subjectPart('payer', facts.payer)] : []),
      ...optional('paymentMethod', facts.paymentMethod),
      ...(version === 2 ? optional('paymentNote', facts.paymentNote) : []),
      ...optional('fee', facts.fee),
      ['paymentDateTime', writeDateTime(facts.paidAt, draws)],
      ['applicationDate', writeDate(facts.applicationDate, draws)],
      ['transferDate', writeDate(facts.transferDate, draws)],
      ...metadataPart(data.metadata),
      ...(draws.chance(0.5) || facts.standIn ? [['standIn', String(facts.standIn)] as Part] : []),
    ],
  ];
}

function transferPart(transfer: PositionTransfer, version: 1 | 2): Part {
  return [
    'transfer',
    [
      ['idTransfer', String(transfer.idTransfer)],
      ['transferAmount', writeEuro(transfer.amount)],
      ['fiscalCodePA', transfer.ec],
      ...(version === 2 ? optional('companyName', transfer.companyName) : []),
      ['IBAN', transfer.iban ?? ''],
      ['remittanceInformation', transfer.remittance],
      ['transferCategory', transfer.category],
      ...metadataPart(transfer.metadata),
    ],
  ];
}

export function metadataPart(entries: readonly MapEntry[]): readonly Part[] {
  if (entries.length === 0) return [];
  const mapped = entries.map(({ key, value }): Part => ['mapEntry', [['key', key], ['value', value]]]); // prettier-ignore
  return [['metadata', mapped]];
}

export function subjectPart(name: string, subject: Subject): Part {
  return [
    name,
    [
      [
        'uniqueIdentifier',
        [
          ['entityUniqueIdentifierType', subject.type],
          ['entityUniqueIdentifierValue', subject.code],
        ],
      ],
      ['fullName', subject.fullName],
      ...optional('streetName', subject.streetName),
      ...optional('civicNumber', subject.civicNumber),
      ...optional('postalCode', subject.postalCode),
      ...optional('city', subject.city),
      ...optional('stateProvinceRegion', subject.stateProvinceRegion),
      ...optional('country', subject.country),
      ...optional('e-mail', subject.email),
    ],
  ];
}

/** An answer that the schema accepts lacks what only the specification asks for. */
export class IncompleteAnswer extends Error {}

/** Reads an OK answer to paVerifyPaymentNotice. @throws IncompleteAnswer */
export function readVerify(root: XmlElement): VerifyData {
  const option = child(child(root, 'paymentList'), 'paymentOptionDescription');
  return {
    amount: readEuro(needed(option, 'amount')),
    dueDate: needed(option, 'dueDate').slice(0, 10),
    detailDescription: textAt(option, 'detailDescription'),
    allCCP: readBoolean(needed(option, 'allCCP')),
    description: needed(root, 'paymentDescription'),
    fiscalCode: needed(root, 'fiscalCodePA'),
    companyName: needed(root, 'companyName'),
    officeName: textAt(root, 'officeName'),
  };
}

/** Reads `data` of an OK answer to paGetPayment, either version. @throws IncompleteAnswer */
export function readPosition(root: XmlElement): PositionData {
  const data = child(root, 'data');
  return {
    iuv: needed(data, 'creditorReferenceId'),
    amount: readEuro(needed(data, 'paymentAmount')),
    dueDate: needed(data, 'dueDate').slice(0, 10),
    description: needed(data, 'description'),
    companyName: needed(data, 'companyName'),
    officeName: textAt(data, 'officeName'),
    debtor: readSubject(child(data, 'debtor')),
    transfers: (child(data, 'transferList')?.children ?? []).map(readTransfer),
    metadata: readMetadata(data),
  };
}

function readTransfer(transfer: XmlElement): PositionTransfer {
  const bollo = child(transfer, 'richiestaMarcaDaBollo');
  return {
    idTransfer: cents(Number(needed(transfer, 'idTransfer'))),
    amount: readEuro(needed(transfer, 'transferAmount')),
    ec: needed(transfer, 'fiscalCodePA'),
    companyName: textAt(transfer, 'companyName'),
    iban: textAt(transfer, 'IBAN'),
    bollo: bollo && {
      hash: needed(bollo, 'hashDocumento'),
      tipo: needed(bollo, 'tipoBollo'),
      provincia: needed(bollo, 'provinciaResidenza'),
    },
    remittance: needed(transfer, 'remittanceInformation'),
    category: needed(transfer, 'transferCategory'),
    metadata: readMetadata(transfer),
  };
}

function readMetadata(parent: XmlElement | undefined): MapEntry[] {
  return (child(parent, 'metadata')?.children ?? []).map((entry) => ({
    key: needed(entry, 'key'),
    value: needed(entry, 'value'),
  }));
}

export function readSubject(subject: XmlElement | undefined): Subject {
  const identifier = child(subject, 'uniqueIdentifier');
  return {
    type: needed(identifier, 'entityUniqueIdentifierType') === 'G' ? 'G' : 'F',
    code: needed(identifier, 'entityUniqueIdentifierValue'),
    fullName: needed(subject, 'fullName'),
    streetName: textAt(subject, 'streetName'),
    civicNumber: textAt(subject, 'civicNumber'),
    postalCode: textAt(subject, 'postalCode'),
    city: textAt(subject, 'city'),
    stateProvinceRegion: textAt(subject, 'stateProvinceRegion'),
    country: textAt(subject, 'country'),
    email: textAt(subject, 'e-mail'),
  };
}

export const readBoolean = (text: string): boolean => text.trim() === 'true' || text.trim() === '1';

export function needed(parent: XmlElement | undefined, name: string): string {
  const text = textAt(parent, name);
  if (text === undefined || text === '') throw new IncompleteAnswer(`${name} missing`);
  return text;
}
