import {
  type ArgumentsHost,
  applyDecorators,
  Catch,
  Controller,
  type RpcExceptionFilter,
  UseFilters,
} from '@nestjs/common';
import { ContractViolation, type EventDefinition, type EventEnvelope, headingOf } from '@mypay/contracts';
import { type Observable, throwError } from 'rxjs';

/** Nest would turn a handler's error into a bare text; the transport must judge the error itself. */
@Catch()
class KeepTheError implements RpcExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}

/** A class whose methods listen with `@EventPattern(definition.topic)`. Outages, retries and dead letters are the transport's. */
export const EventConsumer = (): ClassDecorator => applyDecorators(Controller(), UseFilters(KeepTheError));

interface Branch {
  readonly definition: { readonly type: string; readonly version: number };
  handle(message: unknown): Promise<void>;
}

/** One type of event and what to do with it. */
export function on<Data>(
  definition: EventDefinition<Data>,
  handler: (event: EventEnvelope<Data>) => Promise<unknown>,
): Branch {
  return {
    definition,
    handle: async (message) => {
      await handler(definition.decode(message));
    },
  };
}

/** Finds the branch of a message. An unknown type is ignored; an unknown version of a known type can never succeed. */
export async function dispatch(message: unknown, ...branches: readonly Branch[]): Promise<void> {
  const { type, version } = headingOf(message);
  const ofType = branches.filter(({ definition }) => definition.type === type);
  if (ofType.length === 0) return;
  const branch = ofType.find(({ definition }) => definition.version === version);
  if (!branch) throw new ContractViolation(`${type}: version ${version} is not one that this reader knows`);
  await branch.handle(message);
}
