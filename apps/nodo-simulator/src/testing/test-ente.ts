import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openEnvelope } from '../wire/soap';
import { PA_FOR_NODE } from '../wire/schemas';
import { textAt, type XmlElement } from '../wire/xml-reader';
import { PLAIN_STYLE, writeEnvelope, type Part } from '../wire/xml-writer';

/** What the ente of the tests answers to one primitive; undefined lets the usual answer stand. */
export type Answer = (request: XmlElement) => readonly Part[] | { status: number } | 'never' | undefined;

/** A station of an ente, as far as the simulator's tests need one: every notice owes `amount`. */
export class TestEnte {
  readonly heard: XmlElement[] = [];
  amount = '120.50';
  iban = 'IT22G0542811101000000123401';
  answers: Partial<Record<string, Answer>> = {};
  private server: Server | undefined;

  constructor(readonly codiceFiscale: string) {}

  async start(port = 0): Promise<string> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const root = openEnvelope(Buffer.concat(chunks));
        this.heard.push(root);
        const answer = this.answers[root.local]?.(root) ?? this.usual(root);
        if (answer === 'never') return;
        if ('status' in answer) {
          response.writeHead(answer.status).end();
          return;
        }
        const wrapper = root.local.replace(/Req$/, 'Res').replace(/Request$/, 'Response');
        response.writeHead(200, { 'content-type': 'text/xml' });
        response.end(writeEnvelope(PA_FOR_NODE, wrapper, answer, PLAIN_STYLE));
      });
    });
    await new Promise<void>((listening) => this.server?.listen(port, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/ws/paForNode`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((closed) => (this.server ? this.server.close(closed) : closed(undefined)));
    this.server = undefined;
  }

  heardOf(wrapper: string): XmlElement[] {
    return this.heard.filter(({ local }) => local === wrapper);
  }

  private usual(root: XmlElement): readonly Part[] {
    if (root.local.startsWith('paSendRT')) return [['outcome', 'OK']];
    const notice = textAt(root, 'qrCode', 'noticeNumber') ?? '';
    return root.local === 'paVerifyPaymentNoticeReq'
      ? this.verified()
      : this.position(notice, root.local.includes('V2'));
  }

  verified(): readonly Part[] {
    return [
      ['outcome', 'OK'],
      [
        'paymentList',
        [
          [
            'paymentOptionDescription',
            [
              ['amount', this.amount],
              ['options', 'EQ'],
              ['dueDate', '2026-12-31'],
              ['allCCP', 'false'],
            ],
          ],
        ],
      ],
      ['paymentDescription', 'Mensa & trasporto'],
      ['fiscalCodePA', this.codiceFiscale],
      ['companyName', 'Comune di Roccaprova'],
    ];
  }

  position(
    notice: string,
    second: boolean,
    over: { total?: string; iban?: string; iuv?: string } = {},
  ): readonly Part[] {
    const iuv = over.iuv ?? notice.slice(1);
    return [
      ['outcome', 'OK'],
      [
        'data',
        [
          ['creditorReferenceId', iuv],
          ['paymentAmount', over.total ?? this.amount],
          ['dueDate', '2026-12-31+01:00'],
          ['description', 'Mensa & trasporto'],
          ['companyName', 'Comune di Roccaprova'],
          [
            'debtor',
            [
              [
                'uniqueIdentifier',
                [
                  ['entityUniqueIdentifierType', 'F'],
                  ['entityUniqueIdentifierValue', 'ANONIMO'],
                ],
              ],
              ['fullName', 'Non comunicato'],
            ],
          ],
          [
            'transferList',
            [
              [
                'transfer',
                [
                  ['idTransfer', '1'],
                  ['transferAmount', this.amount],
                  ['fiscalCodePA', this.codiceFiscale],
                  ...(second ? ([['companyName', 'Comune di Roccaprova']] as const) : []),
                  ['IBAN', over.iban ?? this.iban],
                  ['remittanceInformation', `/RFB/${iuv}/${this.amount}/TXT/Mensa`],
                  ['transferCategory', '0101101IM'],
                ],
              ],
            ],
          ],
        ],
      ],
    ];
  }
}

export const ko = (code: string, id: string): readonly Part[] => [
  ['outcome', 'KO'],
  [
    'fault',
    [
      ['faultCode', code],
      ['faultString', 'No'],
      ['id', id],
    ],
  ],
];
