import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type DeclaredRoute, declaredRoutes } from './declared-routes';

/** The OpenAPI 3.1 document of a service's REST door, from its controllers alone: nothing is connected, nothing is started. */
export async function openApiOf(module: DynamicModule, title: string): Promise<OpenAPIObject> {
  const app = await NestFactory.create(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  try {
    const document = new DocumentBuilder()
      .setTitle(title)
      .setVersion('1')
      .addBearerAuth()
      .setOpenAPIVersion('3.1.0')
      .build();
    return withPermessi(SwaggerModule.createDocument(app, document), declaredRoutes(app));
  } finally {
    await app.close();
  }
}

/** Each operation says the permission that opens it (`x-permesso`); one that asks none says nothing. */
function withPermessi(document: OpenAPIObject, routes: readonly DeclaredRoute[]): OpenAPIObject {
  for (const { method, path, access } of routes) {
    const operations = document.paths[path] as Record<string, object> | undefined;
    const operation = operations?.[method.toLowerCase()];
    if (operation && access?.tipo === 'PERMESSO') Object.assign(operation, { 'x-permesso': access.permesso });
  }
  return document;
}
