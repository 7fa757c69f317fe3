import { type App, Validations } from 'aws-cdk-lib';

/** What somebody says to a finding of a check, beside the construct. */
export interface Acknowledgement {
  /** E.g. `AwsSolutions-IAM5[Resource::*]` or `cdk-validator-cfnguard::sqs_dlq_check`. */
  rule: string;
  /** Path of the construct. */
  path: string;
  reason: string;
}

/** An acknowledgement where CDK keeps it: reasons by rule. */
export interface AcknowledgementEntry {
  path: string;
  reasons: Record<string, string>;
}

/** The entries of an app's metadata in which acknowledgements are. */
export function acknowledgementEntries(app: App): AcknowledgementEntry[] {
  return app.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(
          ({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
        )
        .map(({ data }) => ({ path: node.path, reasons: data })),
    );
}

/** All acknowledgements of an app that are of cdk-nag or cfn-guard; warnings of CDK itself are none. */
export function acknowledgementsOf(app: App): Acknowledgement[] {
  return acknowledgementEntries(app).flatMap(({ path, reasons }) =>
    Object.entries(reasons)
      .map(([id, reason]) => ({
        // CDK takes an id without a name before `::` for one of its own.
        rule: id.replace(/^annotation::/i, ''),
        path,
        reason,
      }))
      .filter(({ rule }) =>
        /^(AwsSolutions-|cdk-validator-cfnguard::)/.test(rule),
      ),
  );
}

/** Whether an acknowledgement is of a finding: of its construct, or one around it. */
export function covers(
  acknowledgement: { rule: string; path: string },
  { rule, path }: { rule: string; path: string },
): boolean {
  return (
    rule === acknowledgement.rule &&
    `${path}/`.startsWith(`${acknowledgement.path}/`)
  );
}
