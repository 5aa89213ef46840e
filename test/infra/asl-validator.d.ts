/** asl-validator brings no types. */
declare module 'asl-validator' {
  const validate: (
    definition: object,
    options?: { checkPaths?: boolean; checkArn?: boolean },
  ) => {
    isValid: boolean;
    errors: { 'Error code': string; Message: string }[];
    errorsText: (separator?: string) => string;
  };
  export = validate;
}
