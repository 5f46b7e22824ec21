/** Every setting there is, with what is usual ('' is: not set). Each has a `config.<name>` text that says what it does. */
export const settings: Readonly<Record<string, { readonly usual: string }>> = {
  PORT: { usual: '8080' },
  HOST: { usual: '127.0.0.1' },
  PUBLIC_URL: { usual: '' },
  TRUST_PROXY: { usual: 'off' },
  ALLOWED_HOSTS: { usual: '' },
  TLS_CERT: { usual: '' },
  TLS_KEY: { usual: '' },
  DATABASE_URL: { usual: '' },
  DATA_DIR: { usual: './data' },
  GUATU_SAMPLE_PASSWORD: { usual: '' },
  METRICS: { usual: 'off' },
  NOTIFY_WEBHOOK_URL: { usual: '' },
  NOTIFY_WEBHOOK_KIND: { usual: 'generic' },
  LOG_LEVEL: { usual: 'info' },
}
