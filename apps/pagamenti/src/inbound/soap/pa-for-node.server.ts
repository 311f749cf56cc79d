import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { currentTraceparent, LOGGER, type Logger, withCorrelation } from '@mypay/platform/log';
import { registerSoapDoor, soapClientError, SoapPipeline, soapRefusal } from '@mypay/soap';
import fastify, { type FastifyInstance } from 'fastify';
import { CONFIG } from '../../tokens';
import { nodeTls, type PagamentiConfig } from '../../config';
import { type Arrival, PaForNodeDoor } from './pa-for-node.door';

/** The node's door on a port of its own, never beside browsers or REST: over TLS where it has what that needs. */
@Injectable()
export class PaForNodeServer implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: FastifyInstance | undefined;
  private line: SoapPipeline<Arrival> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: PagamentiConfig,
    @Inject(PaForNodeDoor) private readonly door: PaForNodeDoor,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.line = await SoapPipeline.create(this.door);
  }

  get pipeline(): SoapPipeline<Arrival> {
    if (!this.line) throw new Error('the door of the node is not ready');
    return this.line;
  }

  async onApplicationBootstrap(): Promise<void> {
    const server = fastify({
      forceCloseConnections: 'idle', // a call under way gets its answer
      requestTimeout: 30_000,
      clientErrorHandler: soapClientError,
      https: nodeTls(this.config) ?? null,
    });
    server.addHook('onRequest', (request, reply, done) => {
      const trace = request.headers['traceparent'];
      withCorrelation(undefined, typeof trace === 'string' ? trace : undefined, () => {
        const traceparent = currentTraceparent();
        if (traceparent !== undefined) void reply.header('traceparent', traceparent);
        done();
      });
    });
    server.addHook('onResponse', (request, reply, done) => {
      this.log.info(
        {
          metodo: request.method,
          rotta: request.routeOptions.url,
          stato: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
        },
        'paForNode request',
      );
      done();
    });
    server.setErrorHandler((error: { statusCode?: number }, _request, reply) => soapRefusal(reply, error.statusCode));
    server.setNotFoundHandler((_request, reply) => soapRefusal(reply, 404));
    await registerSoapDoor(server, this.door, this.pipeline);
    await server.listen({ port: this.config.PA_FOR_NODE_PORT, host: this.config.PA_FOR_NODE_HOST });
    this.server = server;
    this.log.info({ porta: this.port, wsdl: `${this.config.PA_FOR_NODE_PUBLIC_URL}?wsdl` }, 'paForNode pronto');
  }

  /** The port in use: what the config says, or what the system gave for 0. */
  get port(): number {
    const address = this.server?.server.address();
    return typeof address === 'object' && address !== null ? address.port : this.config.PA_FOR_NODE_PORT;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.server?.close();
    await this.door.settled();
  }
}
