import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

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
    return SwaggerModule.createDocument(app, document);
  } finally {
    await app.close();
  }
}
