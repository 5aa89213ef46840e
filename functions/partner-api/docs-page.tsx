/** The page around Swagger UI. All that it loads lies beside it. */
export const DocsPage = () => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Kerbside API</title>
      <link rel="stylesheet" href="/docs/swagger-ui.css" />
    </head>
    <body>
      <main id="docs">
        <noscript>
          This page needs JavaScript. The document itself is at <a href="/openapi.json">/openapi.json</a>.
        </noscript>
      </main>
      <script src="/docs/swagger-ui-bundle.js" defer></script>
      <script src="/docs/docs.js" defer></script>
    </body>
  </html>
);
