import { z } from 'zod';

/**
 * An event of Amazon EventBridge, as a rule without an input transformer sends
 * it (EventBridge user guide, "Event structure").
 */
const awsEvent = z.object({
  id: z.string(),
  source: z.string(),
  'detail-type': z.string(),
  detail: z.record(z.string(), z.unknown()),
});

/** An event of Amazon EventBridge, as far as we read it. */
export type AwsEvent = z.infer<typeof awsEvent>;

/** The detail of `CodeBuild Build State Change` (CodeBuild user guide, "Build notifications input format reference"). */
export const buildDetail = z.object({
  'build-status': z.string(),
  'project-name': z.string(),
  /** The ARN of the build. */
  'build-id': z.string().regex(/:build\/./),
});

/** The detail of `AWS API Call via CloudTrail`: CloudTrail's record (CloudTrail user guide, "Record contents"). */
export const callDetail = z.object({
  eventSource: z.string(),
  eventName: z.string(),
  /** Absent where AWS itself calls. */
  userAgent: z.string().optional(),
  readOnly: z.boolean().optional(),
  /** Set when the call was refused. */
  errorCode: z.string().optional(),
});

/** The detail of `CodeArtifact Package Version State Change` (CodeArtifact user guide, "Event format"). */
export const packageDetail = z.object({
  domainName: z.string(),
  repositoryName: z.string(),
  packageNamespace: z.string().nullish(),
  packageName: z.string(),
  packageVersion: z.string(),
});

/**
 * Reads an event.
 *
 * @throws Error that names the fields that are wrong.
 */
export function readAwsEvent(payload: unknown): AwsEvent {
  return readPart(awsEvent, payload);
}

/**
 * Reads a part of an event.
 *
 * @throws Error that names the fields that are wrong.
 */
export function readPart<T>(schema: z.ZodType<T>, part: unknown): T {
  const { success, data, error } = schema.safeParse(part);
  if (success) return data;
  const problems = error.issues.map(
    ({ path, message }) => `${path.join('.') || 'event'}: ${message}`,
  );
  throw new Error(problems.join('; '));
}
