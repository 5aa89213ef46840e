/** Where the stage is reached, or what to put in its place. */
export const siteOf = (publicBaseUrl: string | undefined): string =>
  publicBaseUrl ?? '<PublicBaseUrl, an output of the service stack>';
