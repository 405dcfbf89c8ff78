import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

// A Neo4j Community server with Bolt and authentication, for tests and for a
// developer without Docker: java -cp 'lib/*' Neo4j.java DIR PORT [read-only].
// The password of the user neo4j is taken from NEO4J_PASSWORD, the size of the
// page cache from PAGE_CACHE_MB. It ends when its standard input does, so that it
// cannot outlive who started it.
public class Neo4j {
  public static void main(String[] args) throws Exception {
    boolean first = !Files.exists(Path.of(args[0], "data"));
    var builder = new DatabaseManagementServiceBuilder(Path.of(args[0]))
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(args[1])))
        .setConfig(GraphDatabaseSettings.auth_enabled, true)
        .setConfig(GraphDatabaseSettings.pagecache_memory, Long.parseLong(System.getenv("PAGE_CACHE_MB")) << 20)
        .setConfig(GraphDatabaseSettings.shutdown_transaction_end_timeout, Duration.ZERO);
    if (args.length > 2 && args[2].equals("read-only")) {
      builder.setConfig(GraphDatabaseSettings.read_only_database_default, true);
    }
    var service = builder.build();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    if (first) {
      try {
        service.database("system").executeTransactionally(
            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
            Map.of("password", System.getenv("NEO4J_PASSWORD")));
      } catch (RuntimeException e) {
        e.printStackTrace();
        System.exit(1);
      }
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
    }
    System.exit(0);
  }
}
