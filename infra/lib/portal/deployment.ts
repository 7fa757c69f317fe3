import { Duration } from 'aws-cdk-lib';

/**
 * Times of a task's life. A deployment starts as many new tasks as there are old
 * ones (100 % to 200 %), and nobody notices:
 *
 * | second        | what happens                                                        |
 * | ------------- | ------------------------------------------------------------------- |
 * | 0             | the new task makes the portal's user of the database, if it is not  |
 * |               | there, and then the portal starts: it makes its certificate, and    |
 * |               | migrates its databases                                              |
 * | 20 to 90      | it is ready, and answers its health checks                          |
 * | 20 more       | two checks of the load balancer are good: it gets requests          |
 * | then          | the old task is deregistered: it gets no new requests               |
 * | 60 more       | its requests end; streams of logs and WebSockets go on              |
 * | then          | the load balancer closes what is left; browsers connect anew, to    |
 * |               | another task                                                        |
 * | then          | SIGTERM: the back end takes no more work, and answers what came for |
 * |               | 3 s (`backend.lifecycle`), ends connections within 3 s, and ends    |
 * | 30 more       | SIGKILL, if it has not ended. Its leases end 15 s later, and        |
 * |               | another task goes on with its work                                  |
 *
 * A new task that is never ready is taken for broken after its grace, 180 s. The
 * circuit breaker counts three of them, and goes back to what ran before.
 */
export const DEPLOYMENT = {
  /** Failed health checks do not count for so long after a task began. */
  grace: Duration.seconds(180),
  /** The load balancer asks each task so often. */
  checkInterval: Duration.seconds(10),
  checkTimeout: Duration.seconds(5),
  /** So many good answers, and a task gets requests: after 20 s. */
  checksUntilHealthy: 2,
  /** So many bad answers, and it gets none: after 30 s. */
  checksUntilUnhealthy: 3,
  /**
   * Requests have so long to end when a task goes. The longest that is no
   * stream is a bundle of 20 MiB by a slow line.
   */
  deregistrationDelay: Duration.seconds(60),
  /** From SIGTERM to SIGKILL; the back end takes some 7 s. */
  stopTimeout: Duration.seconds(30),
} as const;

/**
 * A connection on which nothing has been said for so long is closed. Signals say
 * something every 30 s, logs of tasks when there is something to say. It is the
 * most that CloudFront can wait for an answer
 * (https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_VpcOriginConfig.html),
 * and the back end has to keep its connections for longer:
 * `backend.server.keepAliveTimeout`.
 */
export const IDLE_TIMEOUT = Duration.seconds(120);
