import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** A Neo4j server in a folder: {@code java -cp 'lib/*' Main.java HOME CONF}; it ends when its input does. */
public class Main {
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var service = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(Path.of(arguments[1]))
                .build();
        System.out.println("started");
        while (System.in.read() != -1) {}
        service.shutdown();
        System.exit(0);
    }
}
