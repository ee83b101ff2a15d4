package org.trucewatch.kit.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the store is: a bucket where one is named, else a directory. */
@ConfigMapping(prefix = "trucewatch.store")
interface StoreSettings {

    Optional<Path> directory();

    S3 s3();

    /** Anything that speaks S3. Without keys, the platform's own credentials are used. */
    interface S3 {

        Optional<String> bucket();

        /** Where it is other than at the region's usual address. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        Optional<String> accessKey();

        Optional<String> secretKey();

        /** The bucket in the path instead of the host name, which most servers of one's own want. */
        @WithDefault("true")
        boolean pathStyle();
    }
}
