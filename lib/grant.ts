import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Variables of a function's environment, as Lambda takes them or as our schemas read them. */
export type Environment = Record<string, string | number>;

/**
 * What a function may do, together with the variables by which it finds what it may do that to. One without the other
 * is a fault that shows only at run time; so they are given in one piece, and pieces are joined with `and`.
 */
export class Grant<E extends Environment> {
  readonly environment: E;
  readonly statements: readonly PolicyStatement[];

  constructor(environment: E, ...statements: readonly PolicyStatement[]) {
    this.environment = environment;
    this.statements = statements;
  }

  and<F extends Environment>(other: Grant<F>): Grant<E & F> {
    return new Grant({ ...this.environment, ...other.environment }, ...this.statements, ...other.statements);
  }
}
