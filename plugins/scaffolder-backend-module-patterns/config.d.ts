export interface Config {
  patterns?: {
    applications?: {
      /**
       * Folder that the action `patterns:application:save` copies apps to, one
       * folder each; made if it is absent. For laptops and demos: without it
       * the action does nothing.
       */
      folder?: string;
    };
    attributes?: {
      sync?: {
        /**
         * Where attributes are brought to. With `appregistry`, templates get
         * the associations of their pattern's attribute groups when they are
         * published; with `tags` they stay as they are.
         */
        target: 'tags' | 'appregistry';
        /** AWS region of the attribute groups: that of every target of `publish.serviceCatalog`. */
        region: string;
      };
    };
    publish?: {
      /**
       * Where CloudFormation patterns (`CFN`) are published. Without this
       * section their releases fail with a message that names it. Credentials
       * come from the section `aws`, and from the AWS SDK's own settings where
       * there is none; endpoints from the SDK's settings.
       */
      serviceCatalog?: {
        /** AWS region of the portfolio and of the bucket, such as `eu-west-1`. Needed here or by each target. */
        region?: string;
        /** Account to publish to, of those in the section `aws`; its main account unless set. Another account's credentials are refused. */
        accountId?: string;
        /**
         * ARN of the IAM role that publishes. Each release assumes it, narrowed
         * to its own product and templates. Without it the portal's own
         * credentials publish.
         */
        publisherRoleArn?: string;
        /**
         * External id that the role's trust policy asks for; counts beside `publisherRoleArn` only.
         * @visibility secret
         */
        externalId?: string;
        /** S3 bucket that keeps the published templates, below `templates/`. Needed here or by each target. */
        bucket?: string;
        /**
         * Id or ARN of the KMS key that encrypts them. Without it the bucket's
         * default encryption applies.
         */
        kmsKeyId?: string;
        /** Portfolio that offers the products, such as `port-abcdefghijklm`. One of `portfolioId` and `portfolioName` is needed. */
        portfolioId?: string;
        /** Display name of the portfolio, looked up at each release. The portfolio must exist, and the name must be unique. */
        portfolioName?: string;
        /** What comes before a pattern's name in its product's name. Changing it later makes new products. Default: `pattern/`. */
        productNamePrefix?: string;
        /**
         * Name of the IAM role that launches products, in every account that
         * launches them. Without it people launch with their own permissions.
         */
        launchRoleName?: string;
        /** Support address that a product shows. */
        supportEmail?: string;
        /** Support page that a product shows; http or https. */
        supportUrl?: string;
        /** Distributor that a product shows. */
        distributor?: string;
        /**
         * Where each version goes to, one after the other. What a target does
         * not say is taken from the section. Without this, the section itself
         * is the one target, named `default`.
         */
        targets?: Array<{
          /** Name that people see: 1-40 of a-z, 0-9 and -. Renaming one publishes to it as to a new one. */
          name: string;
          region?: string;
          accountId?: string;
          publisherRoleArn?: string;
          /** @visibility secret */
          externalId?: string;
          bucket?: string;
          kmsKeyId?: string;
          portfolioId?: string;
          portfolioName?: string;
          productNamePrefix?: string;
          launchRoleName?: string;
          supportEmail?: string;
          supportUrl?: string;
          distributor?: string;
        }>;
      };
      /**
       * Where CDK patterns (`CDK`) are published, as npm packages. Without this
       * section their releases fail with a message that names it.
       */
      codeArtifact?: {
        /** AWS region of the domain, such as `eu-west-1`. */
        region: string;
        /** Account whose credentials publish, of those in the section `aws`; its main account unless set. */
        accountId?: string;
        /** ARN of the IAM role that publishes. Each release assumes it, narrowed to its own package. */
        publisherRoleArn?: string;
        /**
         * External id that the role's trust policy asks for.
         * @visibility secret
         */
        externalId?: string;
        /** Domain, such as `apo`. */
        domain: string;
        /** Account that owns the domain; that of the portal's credentials unless set. */
        domainOwner?: string;
        /** Repository in it. */
        repository: string;
        /**
         * npm scope of all packages, such as `"@patterns"` (in quotes: YAML
         * keeps a leading @ for itself). The rest of a package's name is the
         * pattern's. Changing it later makes new packages.
         */
        scope: string;
      };
    };
  };
}
