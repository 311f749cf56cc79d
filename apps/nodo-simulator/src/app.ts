import { createHttpApp } from '@mypay/platform/http';
import type { Logger } from '@mypay/platform/log';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module';
import type { SimulatorConfig } from './config';
import { makeSimulator, type Simulator } from './simulator';
import { keepWrittenBodies } from './wire/written-body';

const CONTROL_BODY = 32 * 1024 * 1024;

/** The whole application, not yet listening; `simulator.start()` is for when it does. */
export async function makeApp(
  config: SimulatorConfig,
  log: Logger,
): Promise<{ app: NestFastifyApplication; simulator: Simulator }> {
  const simulator = await makeSimulator(config, log);
  await simulator.load();
  const app = await createHttpApp(AppModule.forRoot(config, log, simulator), {
    log,
    bodyLimit: CONTROL_BODY,
    requestTimeoutMs: 600_000,
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  keepWrittenBodies(fastify, '/control/fdr/flows');
  const contract = SwaggerModule.createDocument(
    app,
    new DocumentBuilder().setTitle('nodo-simulator').setVersion('1').setOpenAPIVersion('3.1.0').addBearerAuth().build(),
  );
  fastify.get('/control/openapi.json', (_request, reply) => reply.send(contract));
  await simulator.nodeDoor.mount(fastify);
  await simulator.fdrDoor.mount(fastify);
  simulator.cartDoor.mount(fastify);
  return { app, simulator };
}
