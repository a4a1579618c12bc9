import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { hasZodFastifySchemaValidationErrors, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { agreementRoutes } from './agreements/agreement-routes.ts';
import { callRoutes } from './api/calls.ts';
import { campaignDeskRoutes } from './api/campaign-desk.ts';
import { campaignSettingsRoutes } from './api/campaign-settings.ts';
import { campaignRoutes } from './api/campaigns.ts';
import { creditorRoutes } from './api/creditors.ts';
import { debtorRoutes } from './api/debtors.ts';
import { eventRoutes } from './api/events.ts';
import { importRoutes } from './api/imports.ts';
import { lineSetupRoutes } from './api/line-setup.ts';
import { lineRoutes } from './api/lines.ts';
import { messageRoutes } from './api/messages.ts';
import { peopleRoutes } from './api/people.ts';
import { receivableRoutes } from './api/receivables.ts';
import { recordingRoutes } from './api/recordings.ts';
import { refusalRoutes } from './api/refusals.ts';
import { sessionRoutes } from './api/session.ts';
import { suppressionRoutes } from './api/suppressions.ts';
import { systemRoutes } from './api/system.ts';
import { callBookRoutes } from './calls/call-book-routes.ts';
import { consoleFiles } from './console-files.ts';
import { conversationRoutes } from './conversations/conversation-routes.ts';
import { documentRoutes } from './documents/document-routes.ts';
import { healthRoutes } from './health.ts';
import { onceByKey } from './idempotency.ts';
import { type MetricsOptions, metricsRoute } from './metrics.ts';
import { describeApi } from './openapi.ts';
import { partyRoutes } from './parties/party-routes.ts';
import { bankRoutes } from './payments/bank-routes.ts';
import { paymentRoutes } from './payments/payment-routes.ts';
import type { Readiness } from './ports.ts';
import { type ProblemCode, sendProblem } from './problems.ts';
import { lexiconRoutes } from './prompts/lexicon-routes.ts';
import { promptRoutes } from './prompts/prompt-routes.ts';
import { promptRecordingRoutes } from './prompts/recording-routes.ts';
import { vocabularyRoutes } from './prompts/vocabulary-routes.ts';
import { security } from './security.ts';
import { segmentRoutes } from './segments/segment-routes.ts';
import { steeringRoutes } from './steering/steering-routes.ts';
import { strategyRoutes } from './strategies/strategy-routes.ts';
import { taskRoutes } from './tasks/task-routes.ts';
import { refuseStrangers } from './viewer.ts';
import type { WebParts } from './web-parts.ts';

export type ServerOptions = WebParts & {
  readonly readiness: Readiness;
  /** Where people reach the console: `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  readonly trustedOrigins?: readonly string[];
  /** True or addresses when a reverse proxy stands in front and its `X-Forwarded-*` count. */
  readonly trustProxy?: boolean | string[];
  /** The built console: `dist/console`. */
  readonly consoleFolder: string;
  /** Certificate and key as PEM: the server then speaks HTTPS by itself. */
  readonly tls?: { readonly cert: string; readonly key: string } | null;
  /** Absent: there is no `/metrics`. */
  readonly metrics?: MetricsOptions;
  readonly version: string;
  readonly logger?: FastifyBaseLogger;
};

/** The web server, ready to `listen`. `close` ends live connections too. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { readiness, baseUrl, trustedOrigins = [], trustProxy = false, consoleFolder, version, logger, tls, metrics } = options;
  const app: FastifyInstance = Fastify({
    ...(logger && { loggerInstance: logger }),
    ...(tls && { https: { ...tls, minVersion: 'TLSv1.2' } }),
    trustProxy,
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerError);
  await app.register(security, { baseUrl, trustedOrigins });
  await describeApi(app, version);
  healthRoutes(app, readiness);
  if (metrics) metricsRoute(app, metrics);
  await app.register(
    async (api) => {
      refuseStrangers(api, options.auth);
      onceByKey(api, options.setup.answers, options.clock);
      api.setNotFoundHandler((_request, reply) => sendProblem(reply, 'not_found'));
      await api.register(sessionRoutes, options);
      await api.register(campaignRoutes, options);
      await api.register(campaignDeskRoutes, options);
      await api.register(refusalRoutes, options);
      await api.register(debtorRoutes, options);
      await api.register(campaignSettingsRoutes, options);
      await api.register(lineRoutes, options);
      await api.register(callRoutes, options);
      await api.register(callBookRoutes, options);
      await api.register(recordingRoutes, options);
      await api.register(suppressionRoutes, options);
      await api.register(messageRoutes, options);
      await api.register(eventRoutes, options);
      for (const routes of [
        creditorRoutes,
        importRoutes,
        receivableRoutes,
        lineSetupRoutes,
        systemRoutes,
        peopleRoutes,
        promptRoutes,
        promptRecordingRoutes,
        vocabularyRoutes,
        lexiconRoutes,
        bankRoutes,
        paymentRoutes,
        agreementRoutes,
        conversationRoutes,
        taskRoutes,
        strategyRoutes,
        steeringRoutes,
        segmentRoutes,
        partyRoutes,
        documentRoutes,
      ])
        await api.register(routes, options);
      api.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
    },
    { prefix: '/api/v1' },
  );
  await app.register(consoleFiles, { folder: consoleFolder });
  await app.ready();
  return app;
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message = '' }) => ({
      at: `${error.validationContext}${instancePath}`,
      message,
    }));
    return sendProblem(reply, 'invalid_request', { issues });
  }
  const code = byFastifyCode[error.code] ?? (error.statusCode === 400 ? 'invalid_request' : 'internal_error');
  if (code === 'internal_error') request.log.error(error, 'a request failed');
  return sendProblem(reply, code);
}

const byFastifyCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong_media_type',
};
