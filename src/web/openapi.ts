import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** Collects the description of every route of the API as OpenAPI 3.1. Register before the routes. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Dovolat',
        version,
        description:
          'Soft collection of receivables by phone. Money is {"amount":"1234.50","currency":"CZK"}, instants are RFC 3339 in UTC, ' +
          'dates YYYY-MM-DD, errors RFC 9457 problems with a stable `code`. A POST that makes something takes an `Idempotency-Key`.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'dovolat.session_token' },
          key: { type: 'http', scheme: 'bearer', description: 'A key of a program, made under Users' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}
