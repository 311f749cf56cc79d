import { listen, type Server } from 'soap';
import type { SoapContract } from './contract';
import type { SoapAnswer, SoapValue } from './door';
import { ENVELOPE } from './parse';

interface Binding {
  readonly methods: Record<string, { readonly input: { readonly $name: string; readonly targetNamespace: string } }>;
}
interface Definitions {
  readonly services: Record<string, { readonly ports: Record<string, { readonly binding: Binding }> }>;
}

/** What an operation's wrapper is called on the way in. */
export interface OperationElement {
  readonly operation: string;
  readonly namespace: string;
  readonly element: string;
}

type Run = () => Promise<SoapAnswer>;

/** `undefined` would be written as an empty element, a control character would make the answer unreadable. */
function writable(answer: SoapAnswer): Record<string, unknown> {
  const entries = Object.entries(answer).filter((entry): entry is [string, SoapValue] => entry[1] !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]): [string, unknown] => {
      if (typeof value === 'string')
        // eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 cannot write
        return [name, value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')];
      return [name, isList(value) ? value.map(writable) : writable(value)];
    }),
  );
}
const isList = (value: SoapValue): value is readonly SoapAnswer[] => Array.isArray(value);

/** The `soap` server of one WSDL: finds the operation of an envelope, calls it, writes its answer. Messages are read before, by libxml2. */
export class SoapDispatcher {
  private constructor(
    private readonly server: Server,
    readonly elements: readonly OperationElement[],
  ) {}

  static async create(contract: SoapContract): Promise<SoapDispatcher> {
    const services: Record<string, Record<string, Record<string, unknown>>> = {};
    const server = await new Promise<Server>((resolve, reject) => {
      listen(null, {
        path: '/',
        uri: contract.wsdlFile,
        xml: contract.wsdl,
        suppressStack: true,
        services: services as never,
        // Its promise resolves before imported schemas are read: this is the moment when the WSDL is whole.
        callback: (error: unknown, ready: Server) => (error ? reject(error as Error) : resolve(ready)),
      });
    });
    const { definitions } = (server as unknown as { wsdl: { definitions: Definitions } }).wsdl;
    const elements: OperationElement[] = [];
    for (const [service, { ports }] of Object.entries(definitions.services))
      for (const [port, { binding }] of Object.entries(ports))
        for (const [operation, method] of Object.entries(binding.methods)) {
          ((services[service] ??= {})[port] ??= {})[operation] = call;
          elements.push({
            operation,
            namespace: method.input.targetNamespace,
            element: method.input.$name,
          });
        }
    return new SoapDispatcher(server, elements);
  }

  /** The operation whose request wrapper this is. */
  operationOf(namespace: string, element: string): string | undefined {
    return this.elements.find((item) => item.element === element && item.namespace === namespace)?.operation;
  }

  /**
   * Has `soap` call the operation and write what it answers. The request that it sees is an empty wrapper: what came is read
   * by libxml2 alone, and nothing in a message can reach a second parser.
   */
  async dispatch(operation: string, run: Run): Promise<string> {
    const { namespace, element } = this.elements.find((item) => item.operation === operation) as OperationElement;
    const wrapper = `<m:${element} xmlns:m="${namespace}"/>`;
    const envelope = `<soap:Envelope xmlns:soap="${ENVELOPE}"><soap:Body>${wrapper}</soap:Body></soap:Envelope>`;
    const { statusCode, body } = await this.server.processRequest(envelope, { connection: { run } });
    if (statusCode !== 200) throw new Error(`soap could not write the answer (${statusCode})`);
    return body;
  }

  /** An answer in the wrapper of `operation`. */
  write(operation: string, answer: SoapAnswer): Promise<string> {
    return this.dispatch(operation, () => Promise.resolve(answer));
  }
}

/** `soap` takes any other error for a result, and empties the one it is given. What failed is known to who asked. */
const failed = () => ({ Fault: { faultcode: 'soap:Server', faultstring: 'failed', statusCode: 500 } });

/** Every operation of every service: what to run travels with the request, since `soap` knows operations but not the caller's context. */
function call(
  _args: unknown,
  callback: (error: unknown, result?: unknown) => void,
  _headers: unknown,
  request: { connection: { run: Run } },
) {
  request.connection.run().then(
    (answer) => callback(null, writable(answer)),
    () => callback(failed()),
  );
}
