import type { Cents, LocalDate } from '../books/model';

/** What the ente answers about a notice; stored with the payment and echoed in its receipt. */
export interface PositionData {
  readonly iuv: string;
  readonly amount: Cents;
  readonly dueDate: LocalDate;
  readonly description: string;
  readonly companyName: string;
  readonly officeName?: string | undefined;
  readonly debtor: Subject;
  readonly transfers: readonly PositionTransfer[];
  readonly metadata: readonly MapEntry[];
}

export interface PositionTransfer {
  readonly idTransfer: number;
  readonly amount: Cents;
  readonly ec: string;
  readonly companyName?: string | undefined;
  readonly iban?: string | undefined;
  readonly bollo?: { readonly hash: string; readonly tipo: string; readonly provincia: string } | undefined;
  readonly remittance: string;
  readonly category: string;
  readonly metadata: readonly MapEntry[];
}

export interface MapEntry {
  readonly key: string;
  readonly value: string;
}

export interface Subject {
  readonly type: 'F' | 'G';
  readonly code: string;
  readonly fullName: string;
  readonly streetName?: string | undefined;
  readonly civicNumber?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  readonly stateProvinceRegion?: string | undefined;
  readonly country?: string | undefined;
  readonly email?: string | undefined;
}

export interface VerifyData {
  readonly amount: Cents;
  readonly dueDate?: LocalDate | undefined;
  readonly detailDescription?: string | undefined;
  readonly allCCP: boolean;
  readonly description: string;
  readonly fiscalCode: string;
  readonly companyName: string;
  readonly officeName?: string | undefined;
}
