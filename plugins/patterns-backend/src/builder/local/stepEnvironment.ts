/** Paths of a step as the step sees them. */
export type StepPaths = {
  package: string;
  home: string;
  temporary: string;
  node: string;
  tools: string;
};

/** The whole environment of a step that runs the author's code. */
export function stepEnvironment(paths: StepPaths): Record<string, string> {
  return {
    ...baseEnvironment(paths),
    CI: 'true',
    NO_COLOR: '1',
    // Source: aws-cdk-lib/core App, "outdir" defaults to it.
    CDK_OUTDIR: `${paths.package}/cdk.out`,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: '1',
    JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION: '1',
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1',
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_logs_max: '0',
  };
}

/** What every program needs. No folder that a build writes is on PATH. */
export function baseEnvironment({
  home,
  temporary,
  node,
  tools,
}: StepPaths): Record<string, string> {
  return {
    PATH: [
      tools,
      node.slice(0, node.lastIndexOf('/')),
      ...['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'],
    ].join(':'),
    HOME: home,
    TMPDIR: temporary,
    LANG: 'C.UTF-8',
  };
}
