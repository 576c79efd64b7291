package org.jiebang.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Spring Cloud Gateway with the token check of a resource server, as its guide sets it up. */
@SpringBootApplication
public class SpringGateway {

  public static void main(String[] arguments) {
    SpringApplication.run(SpringGateway.class, arguments);
  }
}
