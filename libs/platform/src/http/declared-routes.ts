import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS_METADATA, type AccessRule } from '../config';

/** A route of a service and who may call it; `access` is absent when it says nobody, and the guard refuses all. */
export interface DeclaredRoute {
  /** Upper case. */
  readonly method: string;
  /** As OpenAPI writes it: `/enti/{ente}/dovuti`. */
  readonly path: string;
  readonly access: AccessRule | undefined;
}

/** Every route of the controllers of an application, those outside its OpenAPI document too. Source: roles.md S1. */
export function declaredRoutes(app: INestApplicationContext): readonly DeclaredRoute[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const bases = textsOf(Reflect.getMetadata('path', metatype));
    const prototype = metatype.prototype as Record<string, unknown>;
    return handlersOf(prototype).flatMap((handler) => {
      const access = (Reflect.getMetadata(ACCESS_METADATA, handler) ??
        Reflect.getMetadata(ACCESS_METADATA, metatype)) as AccessRule | undefined;
      const method = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod];
      return textsOf(Reflect.getMetadata('path', handler)).flatMap((path) =>
        bases.map((base) => ({ method, path: join(base, path), access })),
      );
    });
  });
}

/** Methods of a controller that answer requests, inherited ones too. */
function handlersOf(prototype: Record<string, unknown>): object[] {
  const handlers = new Map<string, object>();
  for (let at = prototype; at !== Object.prototype; at = Object.getPrototypeOf(at) as Record<string, unknown>)
    for (const name of Object.getOwnPropertyNames(at)) {
      const handler: unknown = name === 'constructor' ? undefined : Object.getOwnPropertyDescriptor(at, name)?.value;
      if (typeof handler === 'function' && !handlers.has(name) && Reflect.hasMetadata('path', handler))
        handlers.set(name, handler);
    }
  return [...handlers.values()];
}

const textsOf = (path: unknown): string[] => [path].flat().map((text) => (typeof text === 'string' ? text : ''));

const join = (...parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .map((part) => part.replace(/^:(.+)$/, '{$1}'))
    .join('/')}`;
