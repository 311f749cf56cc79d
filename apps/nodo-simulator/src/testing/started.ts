import { createLogger } from '@mypay/platform/log';
import { testDatabase, type TestDatabase } from '@mypay/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { migrations } from '../../migrations';
import { makeApp } from '../app';
import { checkDigits } from '../books';
import type { SimulatorConfig } from '../config';
import type { Simulator } from '../simulator';

export const KEY = 'chiave-di-controllo-di-prova';
export const EC = '80012340123';
export const BROKER = '09876543210';
export const IBAN = 'IT22G0542811101000000123401';

/** A notice of the ente of the tests: aux 3, code 01. */
export const noticeNumber = (n: number): string => {
  const base = `01${String(n).padStart(13, '0')}`;
  return `3${base}${checkDigits(base)}`;
};

/** A database with the simulator's schema. @param more a statement run by the owner at the end */
export function simulatorDatabase(more = 'select 1'): Promise<TestDatabase> {
  return testDatabase(async ({ ownerUrl, schema, runtimeRole }) => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      for (const { sql } of migrations) await client.query(sql);
      await client.query(more);
      await client.query(
        `grant select, insert, update, delete on all tables in schema "${schema}" to "${runtimeRole}"`,
      );
    } finally {
      await client.end();
    }
  }, 'nodo_simulator');
}

/** The simulator as a process would run it, with what a test does to it. */
export class Started {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly simulator: Simulator,
    readonly url: string,
  ) {}

  static async on(database: TestDatabase, over: Partial<SimulatorConfig> = {}): Promise<Started> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const config: SimulatorConfig = {
      SERVICE_NAME: 'nodo-simulator',
      HOST: '127.0.0.1',
      PORT: port,
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: undefined,
      EVENTI_OWNER_URL: undefined,
      DATABASE_SCHEMA: database.schema,
      DATABASE_POOL: 8,
      CONTROL_KEY: KEY,
      SELF_URL: url,
      CHECKOUT_PUBLIC_URL: url,
      VERIFY_TIMEOUT_MS: 3_000,
      GET_TIMEOUT_MS: 3_000,
      SEND_RT_TIMEOUT_MS: 3_000,
      ROBOTS: 4,
      NODE_ENV: undefined,
      DEMO: true,
      SHUTDOWN_TIMEOUT_MS: 1_000,
      ...over,
    };
    const { app, simulator } = await makeApp(config, createLogger('nodo-simulator', 'silent'));
    await app.listen({ port, host: '127.0.0.1' });
    simulator.start();
    return new Started(app, simulator, url);
  }

  async call<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/control${path}`, {
      method,
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T;
  }

  registry(stationUrl: string, over: { primitive?: 1 | 2; subscriptionKey?: string } = {}): Promise<unknown> {
    return this.call('PUT', '/registry', {
      intermediario: { codiceFiscale: BROKER, denominazione: 'Intermediario di prova' },
      stazioni: [
        {
          id: `${BROKER}_01`,
          url: stationUrl,
          versione: 2,
          primitive: over.primitive ?? 2,
          password: 'prova-stazione-01',
          subscriptionKey: over.subscriptionKey ?? 'chiave-fdr-prova',
          broadcast: false,
        },
      ],
      enti: [
        {
          codiceFiscale: EC,
          denominazione: 'Comune di Roccaprova',
          codici: [{ stazione: `${BROKER}_01`, codice: '01' }],
          iban: [IBAN],
        },
      ],
    });
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}

/** Waits for a condition, not for a time. */
export async function until(condition: () => Promise<boolean> | boolean, timeoutMs = 60_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('the condition never came');
    await new Promise((again) => setTimeout(again, 25));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
