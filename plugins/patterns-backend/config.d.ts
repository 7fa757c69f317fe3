import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  patterns?: {
    /** Where bundles are kept, unless a module keeps them. */
    bundles?: {
      /** A folder that all replicas of the back end share, absolute or from the working folder. */
      folder?: string;
    };

    /** Skeletons that a pattern can start from. */
    starters?: {
      /** A folder with a folder for each starter, absolute or from the working folder. */
      folder?: string;
    };

    /** Who reviews. */
    review?: {
      /**
       * Lets a person review their own version. For a demo with a single
       * person; false unless set.
       */
      allowSelfReview?: boolean;
    };

    /** What publishes an approved version. */
    release?: {
      /** Entity ref of the template; `template:default/release-pattern` unless set. */
      templateRef?: string;
    };

    /** What one person, or one external service, may send to one replica in a minute. */
    limits?: {
      /** Bundles, submissions, reviews and the like; 60 unless set. */
      changesPerMinute?: number;
      /** Live validations of a template that is being written; 240 unless set. */
      validationsPerMinute?: number;
      /** Searches and reads by agents, through the actions registry; 240 unless set. */
      agentReadsPerMinute?: number;
    };

    /** Who is told what happens to patterns. */
    subscriptions?: {
      /**
       * Lets people follow patterns alone, and not owners, attributes or all.
       * For a permission policy that lets some people read some patterns: the
       * portal asks it when somebody follows a pattern, and cannot ask it when
       * it tells them. False unless set.
       */
      onlyPatterns?: boolean;
    };

    /** Attributes of patterns. */
    attributes?: {
      /** How they get to AWS; a module says where. Without it they stay here. */
      sync?: {
        /**
         * When attributes are compared with AWS; every six hours unless set.
         * What differs is shown to administrators, and repaired by them.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };

    /** The workers of a replica. */
    work?: {
      /** How often they look for what nobody announced to them; two seconds unless set, 50 ms at least. */
      interval?: HumanDuration | string;
    };

    /** The worker that takes versions through the gate. */
    validation?: {
      /** Versions validated at once by one replica; 2 unless set. */
      concurrency?: number;
    };

    /** How CDK patterns are built. Without this section none are taken. */
    build?: {
      /** `local`, or the builder of a module, such as `codebuild`. */
      builder?: string;
      /** Versions built at once by one replica; 1 unless set. */
      concurrency?: number;
      /**
       * The builder `local`: child processes of the back end, isolated by the
       * kernel where it can.
       */
      local?: {
        /**
         * Lets this builder run in production, where it is refused unless set.
         * It then needs isolation by the kernel.
         */
        allowInProduction?: boolean;
        /**
         * `auto` isolates where the machine can, and warns where not;
         * `required` refuses to start where not; `none` does not try. `auto`
         * unless set.
         */
        isolation?: 'auto' | 'required' | 'none';
        /** Address of the npm registry; that of the npm configuration unless set. */
        registry?: string;
        /**
         * npm configuration, absolute or from the working folder. Only the step
         * that installs packages sees it, and no code of a pattern runs in
         * that. The user's own unless set; none in production.
         */
        npmrc?: string;
        /** npm's cache, absolute or from the working folder; below the home folder unless set. */
        cacheFolder?: string;
        /** Time of one step, ten minutes unless set. */
        timeout?: HumanDuration | string;
        /** Memory of all processes of a step in MiB; 2048 unless set. */
        memory?: number;
        /** Processes of a step at once; 512 unless set. */
        processes?: number;
        /** Output of a build in MiB; 4 unless set. */
        log?: number;
        /** Disk that a build fills in MiB; 2048 unless set. */
        disk?: number;
      };
    };

    /** What closes the gate. */
    gate?: {
      /**
       * Severity of a rule's findings, by rule id, such as
       * `CT.S3.PR.9: warning`. `error` closes the gate, `off` drops the
       * findings. Rules on a template that cannot be read, and
       * `scanner-failed`, cannot be changed.
       */
      rules?: {
        [ruleId: string]: 'error' | 'warning' | 'info' | 'off' | false;
      };
    };

    /** What looks at templates. */
    scanners?: {
      /** The cfn-guard program with the controls of AWS Control Tower. */
      cfnGuard?: {
        /** True unless set. The gate needs one policy scanner at least. */
        enabled?: boolean;
        /**
         * Folders of further rules (`*.guard`, `*.ruleset`), absolute or from
         * the working folder. A message of a rule in the form `[ID]: what` and
         * `[FIX]: what to change` gives the finding its id and fix.
         */
        ruleFolders?: string[];
      };

      /** Schema and lint rules of `@aws/cloudformation-validate`. */
      cloudFormationValidate?: {
        /** True unless set. */
        enabled?: boolean;
      };

      /** Further scanners that are installed on the machine. */
      commands?: Array<{
        /** Name in findings and reports. */
        name: string;
        /** Program, on PATH or absolute. The back end does not start without. */
        command: string;
        /**
         * Arguments. `{template}` is the template's file. `{output}` is a file
         * for the report; without it the report is read from standard output.
         */
        args: string[];
        /** The report's format. */
        format: 'sarif';
        /** `lint` runs while one types as well; `policy` unless set. */
        stage?: 'lint' | 'policy';
      }>;

      /** Limits of each scan. A scan that passes one refuses the version. */
      limits?: {
        /** Time of one process, one minute unless set. */
        timeout?: HumanDuration | string;
        /** Resident memory in MiB, 1024 unless set. The linter needs 600. */
        memory?: number;
        /** Output in MiB, 64 unless set. */
        output?: number;
        /** Scans at once, and warm processes at most; 2 unless set. */
        concurrency?: number;
      };
    };
  };
}
