import { openApiOf } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { expectPublished } from '@mypay/testing';
import { AppModule } from './app.module';
import type { SimulatorConfig } from './config';
import type { Simulator } from './simulator';

it('publishes the contract of its control surface, unchanged', async () => {
  const module = AppModule.forRoot({} as SimulatorConfig, createLogger('x', 'silent'), {
    close: () => Promise.resolve(),
  } as Simulator);
  expectPublished('openapi/nodo-simulator.json', await openApiOf(module, 'nodo-simulator'));
});
