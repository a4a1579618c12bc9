import '@mantine/core/styles.css';
import './tokens.css';
import './base.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/client.ts';
import { keys } from './api/queries.ts';
import { App } from './app.tsx';
import { LanguageProvider, openingWords } from './text/language-provider.tsx';
import { cssVariables, theme } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// The scroll lock of dialogs adds a style element of its own and looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 3 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500),
      refetchOnWindowFocus: false,
    },
  },
});
// Whatever answer says that nobody is logged in brings the login page.
client.getQueryCache().subscribe(({ query, type }) => {
  const { error } = query.state;
  if (type === 'updated' && error instanceof ApiProblem && error.status === 401 && query.queryKey[0] !== keys.session[0])
    client.setQueryData(keys.session, null);
});

const opening = await openingWords();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          colorSchemeManager={localStorageColorSchemeManager({ key: 'dovolat-color-scheme' })}
          getStyleNonce={() => nonce}
        >
          <LanguageProvider opening={opening}>
            <App />
          </LanguageProvider>
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
